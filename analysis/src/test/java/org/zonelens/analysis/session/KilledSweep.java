package org.zonelens.analysis.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepTable;

/** A program that sweeps some batches, says how far it is, and waits to be killed. */
final class KilledSweep {
  private static int batches;

  private KilledSweep() {}

  public static void main(String[] arguments) {
    OverlapModel model = new OverlapModel();
    Session session = Session.create(Path.of(arguments[0]), Sweeps.setup(model, 42), Sweeps.HERE);
    Sweep.run(
        model,
        Sweeps.SMALL,
        Sweeps.setup(model, 42),
        session,
        JobContext.NONE,
        KilledSweep::waitAfterSome);
  }

  private static void waitAfterSome(SweepTable table) {
    if (++batches == 3) {
      System.out.println(table.done());
      try {
        // Until killed, or the test is gone and the pipe with it.
        int _ = System.in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().halt(1);
    }
  }
}
