package org.zonelens.analysis.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.decode.SpanDecoder;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Masking;

/**
 * Reads one batch of examples under any number of maskings. The windows stay on the device between
 * maskings, so that each masking starts where it first differs from the model as it is; only the
 * windows of an example too long for one batch are brought there anew each time.
 */
public final class BatchReader implements AutoCloseable {
  private final ReadingModel model;
  private final ReadingRules rules;
  private final ExampleBatch examples;
  private final List<List<Window>> slices;
  private final SpanDecoder decoder;
  private @Nullable Batch tight;
  private @Nullable Batch padded;

  public BatchReader(
      ReadingModel model, ReadingRules rules, BatchRule batching, ExampleBatch examples) {
    this.model = model;
    this.rules = rules;
    this.examples = examples;
    this.slices = examples.slices(batching);
    this.decoder = new SpanDecoder(rules.decoding());
  }

  /** The answers under a masking, in the order of the batch's examples. */
  public List<Answered> read(Masking masking) {
    List<SpanLogits> logits = logits(masking);
    List<Answered> answers = new ArrayList<>();
    int first = 0;
    for (TokenisedExample each : examples.examples()) {
      int end = first + each.windows().size();
      String text = decoder.decode(each.windows(), logits.subList(first, end)).text();
      answers.add(new Answered(text, rules.metric().score(each.example(), text)));
      first = end;
    }
    return answers;
  }

  private List<SpanLogits> logits(Masking masking) {
    boolean padding = masking.revealsPadding();
    if (slices.size() == 1) {
      return (padding ? padded() : tight()).run(masking);
    }
    List<SpanLogits> logits = new ArrayList<>();
    for (List<Window> slice : slices) {
      try (Batch batch = padding ? openPadded(slice) : model.open(slice)) {
        logits.addAll(batch.run(masking));
      }
    }
    return logits;
  }

  private Batch tight() {
    Batch open = tight;
    if (open == null) {
      open = model.open(slices.getFirst());
      tight = open;
    }
    return open;
  }

  private Batch padded() {
    Batch open = padded;
    if (open == null) {
      open = openPadded(slices.getFirst());
      padded = open;
    }
    return open;
  }

  /** As long as the rule allows: what visible padding does depends on how much there is. */
  private Batch openPadded(List<Window> windows) {
    return model.open(windows, rules.window().maxLength());
  }

  @Override
  public void close() {
    List<Batch> open = Stream.of(tight, padded).filter(Objects::nonNull).toList();
    tight = null;
    padded = null;
    open.forEach(Batch::close);
  }
}
