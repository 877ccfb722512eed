package org.zonelens.models.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.zonelens.analysis.job.JobContext;

/**
 * A reader of files that others made.
 *
 * @param name of the reader, and of its corpus beside this class
 * @param parts inner pieces of honest files, damaged alone so that the rest still fits
 * @param whole makes a file around such a piece
 * @param tokens pieces that mean something to the reader
 * @param reader reads everything in a file; may throw an input fault and nothing else
 */
record FuzzTarget(
    String name,
    List<byte[]> parts,
    UnaryOperator<byte[]> whole,
    List<byte[]> tokens,
    Reader reader) {

  /** Reads a file to its end. */
  @FunctionalInterface
  interface Reader {
    void read(Path file, JobContext context);
  }

  @Override
  public String toString() {
    return name;
  }
}
