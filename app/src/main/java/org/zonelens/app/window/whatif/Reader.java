package org.zonelens.app.window.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.decode.Decoded;
import org.zonelens.analysis.decode.SpanDecoder;
import org.zonelens.analysis.evaluate.EvaluationFault;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.MaskedRuns;
import org.zonelens.analysis.model.OutOfMemory;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Masking;

/** Answers one question without and with masks. */
final class Reader {
  /** Windows at a time: a book of a passage must not fill the device's memory. */
  private static final int LARGEST_BATCH = 16;

  private final ReadingModel model;
  private final ReadingRules rules;
  private final JobContext context;

  Reader(ReadingModel model, ReadingRules rules, JobContext context) {
    this.model = model;
    this.rules = rules;
    this.context = context;
  }

  Comparison read(Example example, Masking masking) {
    List<Window> windows = model.windows(example.question(), example.passage(), rules.window());
    List<SpanLogits> before = new ArrayList<>();
    List<SpanLogits> after = new ArrayList<>();
    for (int first = 0; first < windows.size(); first += LARGEST_BATCH) {
      context.checkpoint();
      List<Window> part = windows.subList(first, Math.min(windows.size(), first + LARGEST_BATCH));
      readInPieces(part, masking, before, after);
    }
    return new Comparison(
        example,
        windows,
        run(example, windows, before),
        masking.isNone() ? Optional.empty() : Optional.of(run(example, windows, after)));
  }

  /** All at once or, where the device has no room for that, one half after the other. */
  private void readInPieces(
      List<Window> windows, Masking masking, List<SpanLogits> before, List<SpanLogits> after) {
    List<SpanLogits> plain = new ArrayList<>();
    List<SpanLogits> masked = new ArrayList<>();
    try {
      read(windows, masking, plain, masked);
    } catch (OutOfMemory lack) {
      if (windows.size() == 1) {
        throw new InputException(lack, EvaluationFault.NO_ROOM, windows.getFirst().size());
      }
      int half = windows.size() / 2;
      readInPieces(windows.subList(0, half), masking, before, after);
      readInPieces(windows.subList(half, windows.size()), masking, before, after);
      return;
    }
    before.addAll(plain);
    after.addAll(masked);
  }

  private void read(
      List<Window> windows, Masking masking, List<SpanLogits> before, List<SpanLogits> after) {
    boolean together = !masking.isNone() && !masking.revealsPadding();
    List<Masking> maskings = together ? List.of(Masking.NONE, masking) : List.of(Masking.NONE);
    MaskedRuns runs =
        new MaskedRuns() {
          @Override
          public boolean wants(int index) {
            context.checkpoint();
            return true;
          }

          @Override
          public void take(int index, List<SpanLogits> logits, boolean proven) {
            (index == 0 ? before : after).addAll(logits);
          }
        };
    try (Batch batch = model.open(windows)) {
      // One at a time, but the layers below the mask only once.
      batch.run(maskings, 1, runs);
    }
    if (masking.revealsPadding()) {
      // What visible padding does depends on how much of it there is: as much as can be.
      try (Batch padded = model.open(windows, rules.window().maxLength())) {
        after.addAll(padded.run(masking));
      }
    }
  }

  private Run run(Example example, List<Window> windows, List<SpanLogits> logits) {
    Decoded decoded = new SpanDecoder(rules.decoding()).decode(windows, logits);
    return new Run(decoded, rules.metric().score(example, decoded.text()), logits);
  }
}
