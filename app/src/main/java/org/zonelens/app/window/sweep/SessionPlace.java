package org.zonelens.app.window.sweep;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.session.Environment;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.session.SessionFault;
import org.zonelens.analysis.sweep.SweepSetup;

/** Where sweeps are saved, and what their files say about the machine. */
public final class SessionPlace {
  private final Path folder;
  private final Function<ModelCard, Environment> environment;

  /**
   * @param folder for sessions whose place the user does not choose
   * @param environment what a session notes about the program and the machine
   */
  public SessionPlace(Path folder, Function<ModelCard, Environment> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** A file name that tells the sweep of one model on one data set from others. */
  String name(String model, String data) {
    return (model + "-" + data).replaceAll("[^\\p{L}\\p{N}._-]+", "-") + ".zlens";
  }

  /** A path in the folder at which there is no file yet. */
  Path fresh(String name) {
    String stem = name.substring(0, name.length() - ".zlens".length());
    Path path = folder.resolve(name);
    for (int number = 2; Files.exists(path); number++) {
      path = folder.resolve(stem + "-" + number + ".zlens");
    }
    return path;
  }

  /**
   * Makes the session and its folder, or opens it to go on if the file is there.
   *
   * @throws InputException if that cannot be done
   */
  Session open(Path file, SweepSetup setup, ModelCard card) {
    if (Files.exists(file)) {
      return Session.resume(file, setup, environment.apply(card));
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (AccessDeniedException e) {
      throw new InputException(e, SessionFault.READ_ONLY, file.toString());
    } catch (IOException e) {
      throw new InputException(e, SessionFault.CANNOT_ACCESS, file.toString(), e.toString());
    }
    return Session.create(file, setup, environment.apply(card));
  }
}
