package org.zonelens.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.zonelens.assets.Texts;

/** The system's dialogs for files and folders, each beginning where the last one ended. */
final class FileChoice {
  private static final String[] DATA =
      DataFiles.ENDINGS.stream().map("*"::concat).toArray(String[]::new);

  private final Supplier<Window> owner;
  private Optional<File> folder = Optional.empty();

  FileChoice(Supplier<Window> owner) {
    this.owner = owner;
  }

  /** A folder that is there. */
  Optional<Path> folder(Texts texts, String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get(title));
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return remember(Optional.ofNullable(chooser.showDialog(owner.get())));
  }

  Optional<Path> dataFile(Texts texts) {
    return remember(
        Optional.ofNullable(
            chooser(texts, "choose.data", "choose.json", DATA).showOpenDialog(owner.get())));
  }

  Optional<Path> session(Texts texts) {
    return remember(
        Optional.ofNullable(
            chooser(texts, "choose.session", "choose.zlens", "*.zlens")
                .showOpenDialog(owner.get())));
  }

  Optional<Path> newSession(Texts texts, String name) {
    FileChooser chooser = chooser(texts, "choose.new-session", "choose.zlens", "*.zlens");
    chooser.setInitialFileName(name);
    return remember(Optional.ofNullable(chooser.showSaveDialog(owner.get())));
  }

  /** A file to be written, whose ending says its format. */
  Optional<Path> export(Texts texts, String title, String name, String... endings) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(title));
    for (String ending : endings) {
      chooser.getExtensionFilters().add(new ExtensionFilter(ending, "*." + ending));
    }
    chooser.setInitialFileName(name);
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return remember(Optional.ofNullable(chooser.showSaveDialog(owner.get())));
  }

  private FileChooser chooser(Texts texts, String title, String kind, String... patterns) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(title));
    chooser.getExtensionFilters().add(new ExtensionFilter(texts.get(kind), patterns));
    chooser.getExtensionFilters().add(new ExtensionFilter(texts.get("choose.any"), "*"));
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private Optional<Path> remember(Optional<File> chosen) {
    chosen.map(File::getParentFile).ifPresent(parent -> folder = Optional.of(parent));
    return chosen.map(File::toPath);
  }
}
