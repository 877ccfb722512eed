package org.zonelens.analysis.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.ReadingModel;

/** One run of a model, masked or not, over a data set. */
public final class Evaluation {

  /** Examples sorted by length at a time: enough for even batches, little enough to stay lean. */
  private static final int CHUNK = 512;

  private final ReadingModel model;
  private final EvaluationSettings settings;
  private final JobContext context;
  private final Consumer<ExampleResult> finished;
  private final List<Example> examples;
  private final @Nullable ExampleResult[] results;
  private int done;

  private Evaluation(
      ReadingModel model,
      Dataset dataset,
      EvaluationSettings settings,
      JobContext context,
      Consumer<ExampleResult> finished) {
    this.model = model;
    this.settings = settings;
    this.context = context;
    this.finished = finished;
    int all = dataset.examples().size();
    this.examples = dataset.examples().subList(0, Math.min(all, settings.limit().orElse(all)));
    this.results = new @Nullable ExampleResult[examples.size()];
  }

  /**
   * Answers every example and scores the answers.
   *
   * @param context is told the number of examples finished; when cancelled, the result holds what
   *     was finished
   * @param finished called with each result as soon as it is there, batch by batch, not in the
   *     order of the file
   * @throws org.zonelens.analysis.fault.InputException if the model has no QA head, lacks a layer
   *     or head that is masked, or an example does not fit it
   */
  public static EvaluationResult run(
      ReadingModel model,
      Dataset dataset,
      EvaluationSettings settings,
      JobContext context,
      Consumer<ExampleResult> finished) {
    settings.masking().requireWithin(model.card().layers(), model.card().heads());
    return new Evaluation(model, dataset, settings, context, finished).run();
  }

  private EvaluationResult run() {
    long began = System.nanoTime();
    boolean cancelled = false;
    context.progress(0, examples.size());
    try {
      for (int first = 0; first < examples.size(); first += CHUNK) {
        for (ExampleBatch batch : batches(first, Math.min(examples.size(), first + CHUNK))) {
          context.checkpoint();
          answer(batch);
        }
      }
    } catch (CancelledException _) {
      cancelled = true;
    }
    List<ExampleResult> inOrder = new ArrayList<>(done);
    for (ExampleResult result : results) {
      if (result != null) {
        inOrder.add(result);
      }
    }
    return new EvaluationResult(inOrder, (System.nanoTime() - began) / 1e9, cancelled);
  }

  private List<ExampleBatch> batches(int first, int end) {
    List<TokenisedExample> chunk = new ArrayList<>();
    for (int position = first; position < end; position++) {
      context.checkpoint();
      chunk.add(
          TokenisedExample.of(position, examples.get(position), model, settings.rules().window()));
    }
    return ExampleBatch.plan(chunk, settings.batching());
  }

  private void answer(ExampleBatch batch) {
    BatchReader reader = new BatchReader(model, settings.rules(), settings.batching(), batch);
    List<Answered> answers = reader.read(settings.masking());
    for (int i = 0; i < answers.size(); i++) {
      TokenisedExample each = batch.examples().get(i);
      ExampleResult result =
          new ExampleResult(each.example(), each.windows().size(), answers.get(i));
      results[each.position()] = result;
      finished.accept(result);
    }
    done += answers.size();
    context.progress(done, examples.size());
  }
}
