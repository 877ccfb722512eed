package org.zonelens.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.app.command.CommandLineProgram;
import org.zonelens.app.home.UserFolder;
import org.zonelens.app.log.LogSetup;
import org.zonelens.app.open.Catalogue;
import org.zonelens.app.open.KnownModel;
import org.zonelens.app.open.Program;
import org.zonelens.app.window.StartSettings;
import org.zonelens.app.window.WorkbenchLauncher;
import org.zonelens.app.window.workspace.Opening;
import org.zonelens.assets.Demo;
import org.zonelens.models.device.ComputeChoice;

/**
 * Where the program starts. Not a subclass of {@code Application}: with JavaFX as modules and the
 * rest on the class path, the class that Java starts must be an ordinary one.
 */
public final class Main {
  private Main() {}

  /** The workbench without arguments, else the command line. */
  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      System.exit(CommandLineProgram.run(arguments));
    } else if (!Display.isThere() || !showWindow()) {
      System.exit(CommandLineProgram.run("demo"));
    } else {
      // Workers may still be busy with what nobody waits for any more.
      System.exit(0);
    }
  }

  /** Returns when the window was closed, or false at once if it cannot be shown. */
  private static boolean showWindow() {
    try {
      WorkbenchLauncher.launch(settings());
      return true;
    } catch (UnsupportedOperationException noDisplay) {
      // DISPLAY names a display that is not there.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static StartSettings settings() {
    String demo = Demo.ENGLISH.id();
    return new StartSettings(
        new CatalogueOpening(new Catalogue()),
        Optional.of(demo),
        Optional.of(demo),
        List.<Path>of(),
        UserFolder.path(),
        Program::environment,
        LogSetup.file(),
        Program.VERSION);
  }

  /** The window opens what the command line opens. */
  private record CatalogueOpening(Catalogue catalogue) implements Opening {
    @Override
    public ReadingModel model(String reference, JobContext context) {
      return catalogue.openModel(reference, ComputeChoice.AUTO, context);
    }

    @Override
    public Dataset data(String reference, JobContext context) {
      return catalogue.openData(reference, context);
    }

    @Override
    public List<KnownModel> models() {
      return catalogue.models();
    }

    @Override
    public List<String> builtIn() {
      return Arrays.stream(Demo.values()).map(Demo::id).toList();
    }
  }
}
