package org.zonelens.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.session.Environment;
import org.zonelens.app.window.workspace.Opening;

/**
 * How the window begins.
 *
 * @param opening how it gets at models and data sets
 * @param model the model to open first: a directory, a built-in name or a hub id
 * @param data the data set to open first: a file or a built-in name
 * @param files further files to open, as if dropped on the window
 * @param home the folder that holds the window's settings and, unless the user chooses another
 *     place, the sessions of sweeps
 * @param environment what sessions note about the program and the machine
 * @param log the log file, named when the program is at fault
 * @param version of the program
 */
public record StartSettings(
    Opening opening,
    Optional<String> model,
    Optional<String> data,
    List<Path> files,
    Path home,
    Function<ModelCard, Environment> environment,
    Path log,
    String version) {
  public StartSettings {
    files = List.copyOf(files);
  }
}
