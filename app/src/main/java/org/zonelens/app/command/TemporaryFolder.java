package org.zonelens.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.zonelens.analysis.fault.InputException;

/** A new folder for what a measurement needs on disk; gone with everything in it when closed. */
record TemporaryFolder(Path path) implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TemporaryFolder.class.getName());

  static TemporaryFolder create() {
    try {
      return new TemporaryFolder(Files.createTempDirectory("zonelens-bench"));
    } catch (IOException e) {
      String place = System.getProperty("java.io.tmpdir");
      throw new InputException(e, CommandFault.CANNOT_WRITE, place);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> inside = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : inside) {
        Files.delete(each);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "not deleted: " + path, e);
    }
  }
}
