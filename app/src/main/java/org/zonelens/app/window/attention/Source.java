package org.zonelens.app.window.attention;

import java.util.List;
import java.util.OptionalInt;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.Evaluation;
import org.zonelens.analysis.evaluate.EvaluationResult;
import org.zonelens.analysis.evaluate.EvaluationSettings;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.session.Pin;
import org.zonelens.analysis.session.PinnedTrace;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.app.window.workspace.OpenModel;

/** What a recording was made from: all that a session wants to know about a trace. */
record Source(OpenModel model, Dataset data, Example example) {

  /** Puts a trace together with its answer, for which the other windows are read as well. */
  PinnedTrace named(String name, Trace trace, JobContext context) {
    String answer =
        model.card().hasQaHead() ? model.use(open -> answer(open, trace.masking(), context)) : "";
    return new PinnedTrace(Pin.now(name, model.card(), example.id(), answer), trace);
  }

  private String answer(ReadingModel open, Masking masking, JobContext context) {
    Dataset one =
        new Dataset(
            data.name(),
            List.of(example),
            1,
            data.language(),
            data.hasUnanswerable(),
            0,
            data.fingerprint());
    EvaluationSettings settings =
        new EvaluationSettings(
            ReadingRules.of(data).within(model.card().maxLength()),
            masking,
            OptionalInt.empty(),
            BatchRule.forDevice(model.card().device()));
    EvaluationResult result = Evaluation.run(open, one, settings, context, _ -> {});
    if (result.cancelled()) {
      throw new CancelledException();
    }
    return result.results().getFirst().answer().text();
  }
}
