package org.zonelens.analysis.session;

import java.util.List;
import java.util.OptionalInt;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.MadeUpData;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Operator;

/** What the session tests sweep: 40 questions, five zones, three layers. */
final class Sweeps {
  static final BatchRule SMALL = new BatchRule(4, 128);
  static final Environment HERE =
      new Environment("zonelens 0", "none 1", "none", "cpu", 2, "fp32", SMALL, "25", "here");

  private Sweeps() {}

  static SweepPlan plan(By by) {
    return SweepPlan.of(
        SweepPlan.PUBLISHED_ZONES,
        List.of(by),
        Operator.EXCLUDE,
        Convention.PUBLISHED,
        OverlapModel.LAYERS,
        OverlapModel.HEADS);
  }

  static SweepSetup setup(OverlapModel model, long seed) {
    return SweepSetup.of(
        model.card(),
        MadeUpData.of(40),
        plan(By.LAYER),
        new SweepSettings(MadeUpData.rules(), OptionalInt.empty(), seed));
  }
}
