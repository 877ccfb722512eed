package org.zonelens.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.decode.DecodingRule;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.score.Metric;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepTally;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Operator;

class ReproducingCommandTest {

  @Test
  void aMaskThatCompletesThePictureOfOnePartIsStillAMaskAndThePrecisionIsNamed() {
    SweepPlan plan =
        SweepPlan.of(
                List.of(NamedZone.P2Q),
                List.of(By.WHOLE, By.LAYER),
                Operator.EXCLUDE,
                Convention.STRICT,
                2,
                2)
            .and(List.of(Intervention.parse("q2")));
    ReadingRules rules =
        new ReadingRules(WindowRule.PUBLISHED, DecodingRule.DEFAULT, Metric.SQUAD_1);
    Provenance provenance =
        new Provenance(
            "m",
            "bert",
            "f00d",
            2,
            2,
            "d",
            "beef",
            plan.by(),
            plan.convention(),
            Precision.BF16,
            new SweepSettings(rules, OptionalInt.empty(), 1));
    assertEquals(
        "zonelens sweep --model m --data d --precision bf16 --zones p2q --by whole,layer"
            + " --operator exclude --mask q2 --convention strict --seed 1 --max-length 512"
            + " --stride 128 --stride-step advance --max-question-length 64 --n-best 20"
            + " --max-answer-length 30 --language en --session s.zlens",
        ReproducingCommand.of(
                new SweepTally(provenance, plan.interventions(), 4).table(), "s.zlens")
            .replace(" \\\n   ", ""));
  }
}
