package org.zonelens.analysis.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepListener;

/** A program that sweeps some batches, says how far it is, and waits to be killed. */
final class KilledSweep {
  private KilledSweep() {}

  public static void main(String[] arguments) {
    OverlapModel model = new OverlapModel();
    Session session = Session.create(Path.of(arguments[0]), Sweeps.setup(model, 42), Sweeps.HERE);
    Sweep.run(
        model,
        Sweeps.SMALL,
        Sweeps.setup(model, 42),
        new WatchedStore(session, commits -> waitAfterSome(session, commits)),
        JobContext.NONE,
        SweepListener.NONE);
  }

  private static void waitAfterSome(Session session, int commits) {
    if (commits == 3) {
      System.out.println(session.table().done());
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
