package org.zonelens.app.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.zonelens.app.home.UserFolder;

/**
 * Sends every log record to one file and none to the terminal, which belongs to the user. Named in
 * {@code java.util.logging.config.class}, so that it is in force before the first library logs.
 */
public final class LogSetup {
  private static final int LARGEST_BYTES = 2_000_000;

  /** Called by the logging system at start. */
  public LogSetup() {
    Logger root = Logger.getLogger("");
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(Level.INFO);
    try {
      Files.createDirectories(UserFolder.logs());
      FileHandler file =
          new FileHandler(
              UserFolder.logs().resolve("zonelens.%u.log").toString(), LARGEST_BYTES, 1, true);
      file.setEncoding("UTF-8");
      file.setFormatter(new SimpleFormatter());
      root.addHandler(file);
    } catch (IOException unwritable) {
      // A read-only home is no reason not to start; there is just no log then.
      root.setLevel(Level.OFF);
    }
  }

  /** Where the log is. */
  public static Path file() {
    return UserFolder.logs().resolve("zonelens.0.log");
  }
}
