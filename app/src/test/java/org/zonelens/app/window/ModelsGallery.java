package org.zonelens.app.window;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelReader;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.zonelens.app.open.KnownModel;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.models.ModelsView;
import org.zonelens.app.window.models.ModelsViewModel;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.settings.Settings;
import org.zonelens.app.window.settings.Theme;
import org.zonelens.app.window.workspace.Workspace;
import org.zonelens.assets.Texts;

/** Pictures of the list of models, to look at: run main with a folder. Not a test. */
final class ModelsGallery {
  private static final int PATIENCE_SECONDS = 20;
  private static final int SETTLING_MILLIS = 700;

  private ModelsGallery() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    CompletableFuture<Void> up = new CompletableFuture<>();
    Platform.startup(() -> up.complete(null));
    Platform.setImplicitExit(false);
    up.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    for (Theme theme : Theme.values()) {
      for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        Settings settings = Settings.initial().withTheme(theme).withLocale(language);
        String name = theme.name().toLowerCase(Locale.ROOT) + "-" + language.getLanguage();
        shoot(folder.resolve(name + "-usual.png"), 860, 560, settings, 1, "");
        shoot(folder.resolve(name + "-small.png"), 760, 480, settings, 4, "");
        shoot(folder.resolve(name + "-large.png"), 1500, 900, settings, 2, "");
        shoot(folder.resolve(name + "-nothing.png"), 860, 560, settings, 0, "no such");
      }
    }
    shoot(folder.resolve("zoomed.png"), 1376, 896, Settings.initial().withZoom(1.6), 4, "");
    System.exit(0);
  }

  private static void shoot(
      Path file, int width, int height, Settings settings, int chosen, String filter)
      throws Exception {
    CompletableFuture<Scene> shown = new CompletableFuture<>();
    Platform.runLater(() -> shown.complete(show(width, height, settings, chosen, filter)));
    Scene scene = shown.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Thread.sleep(SETTLING_MILLIS);
    CompletableFuture<BufferedImage> picture = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          PixelReader pixels = scene.snapshot(null).getPixelReader();
          BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
          for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
              copy.setRGB(x, y, pixels.getArgb(x, y));
            }
          }
          scene.getWindow().hide();
          picture.complete(copy);
        });
    ImageIO.write(picture.get(PATIENCE_SECONDS, TimeUnit.SECONDS), "png", file.toFile());
  }

  private static Scene show(int width, int height, Settings settings, int chosen, String filter) {
    JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, _ -> {});
    Workspace workspace = new Workspace(new FakeOpening(new FakeModel("fake", 2, 2)), jobs);
    ModelsViewModel models = new ModelsViewModel(workspace, jobs);
    ModelsView view =
        new ModelsView(models, Texts.of("window", settings.locale()), new Lifetime(), () -> {});
    Scene scene = new Scene(view, width, height);
    new Look(scene).apply(settings);
    view.zoom(settings.zoom());
    models.refresh();
    models.filterProperty().set(filter);
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    @SuppressWarnings("unchecked")
    TableView<KnownModel> table = (TableView<KnownModel>) view.lookup("#models");
    table.getSelectionModel().select(chosen);
    view.focusFilter();
    return scene;
  }
}
