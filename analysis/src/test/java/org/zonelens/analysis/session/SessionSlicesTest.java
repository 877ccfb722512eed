package org.zonelens.analysis.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.slice.Slice;
import org.zonelens.analysis.slice.Slicing;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepListener;
import org.zonelens.analysis.sweep.SweepSetup;

class SessionSlicesTest {
  @TempDir Path folder;

  @Test
  void aReopenedSessionIsCutIntoSlicesThatTogetherHoldEveryQuestionOnce() {
    Path file = folder.resolve("a.zlens");
    OverlapModel model = new OverlapModel();
    SweepSetup setup = Sweeps.setup(model, 42);
    try (Session session = Session.create(file, setup, Sweeps.HERE)) {
      Sweep.run(model, Sweeps.SMALL, setup, session, JobContext.NONE, SweepListener.NONE);
    }
    try (Session session = Session.open(file)) {
      for (Slicing slicing : Slicing.values()) {
        List<Slice> slices = session.slices(slicing);
        assertEquals(40, slices.stream().mapToInt(each -> each.table().done()).sum());
        int broken = slices.stream().mapToInt(SessionSlicesTest::broken).sum();
        assertEquals(session.table().cells().getFirst().broken(), broken);
      }
      assertTrue(session.slices(Slicing.BASELINE).size() > 1);
    }
  }

  private static int broken(Slice slice) {
    return slice.table().cells().getFirst().broken();
  }
}
