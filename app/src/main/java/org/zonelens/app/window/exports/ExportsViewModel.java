package org.zonelens.app.window.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.session.PredictionFolder;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.LayerCsv;
import org.zonelens.analysis.sweep.TidyTable;
import org.zonelens.app.report.SessionReport;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.workspace.Notices;
import org.zonelens.app.window.workspace.WindowFault;

/** Exports the session that is shown: each in the background, from the file as it is then. */
public final class ExportsViewModel {
  private final ObservableValue<Optional<Path>> session;
  private final JobRunner jobs;
  private final Notices notices;

  /**
   * @param session the file of the session that is shown
   */
  public ExportsViewModel(
      ObservableValue<Optional<Path>> session, JobRunner jobs, Notices notices) {
    this.session = session;
    this.jobs = jobs;
    this.notices = notices;
  }

  /** The file of the session that is shown; nothing can be exported while there is none. */
  public ObservableValue<Optional<Path>> sessionProperty() {
    return session;
  }

  /**
   * A name for an export.
   *
   * @param ending such as {@code .html}
   */
  public String suggestedName(String ending) {
    String name =
        session
            .getValue()
            .map(file -> Objects.toString(file.getFileName(), ""))
            .orElse("session")
            .replaceFirst("\\.zlens$", "");
    return name + ending;
  }

  /** One page with everything. */
  public void report(Path file, Locale language) {
    start(
        file,
        List.of(file),
        (opened, source, context) -> SessionReport.write(file, opened, source, language, context));
  }

  /** A row per mask. */
  public void table(Path file) {
    start(file, List.of(file), (opened, _, _) -> TidyTable.write(opened.table(), file));
  }

  /** EM by layer and zone, in the published layout. */
  public void layers(Path file) {
    start(file, List.of(file), (opened, _, _) -> LayerCsv.write(opened.table(), file));
  }

  /** The answers under every mask, as files in a folder. */
  public void predictions(Path folder) {
    start(
        folder,
        List.of(),
        (opened, source, context) -> {
          PredictionFolder files = new PredictionFolder(opened);
          files.names().forEach(name -> requireOther(folder.resolve(name), source));
          files.write(opened, opened.table(), folder, context);
        });
  }

  private interface Export {
    void write(Session opened, Path source, JobContext context);
  }

  private void start(Path target, List<Path> files, Export export) {
    session
        .getValue()
        .ifPresent(
            source ->
                jobs.start(
                    Message.of("task.export", target.getFileName()),
                    context -> {
                      files.forEach(file -> requireOther(file, source));
                      // Not the window's own: that may be closed before this is done.
                      try (Session opened = Session.open(source)) {
                        opened.atOneMoment(() -> export.write(opened, source, context));
                      }
                      return target;
                    },
                    written -> notices.done(Message.of("exports.done", written))));
  }

  private static void requireOther(Path file, Path source) {
    try {
      if (Files.exists(file) && Files.isSameFile(file, source)) {
        throw new InputException(WindowFault.IS_THE_SESSION, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
