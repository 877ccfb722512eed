package org.zonelens.analysis.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.zonelens.analysis.decode.SpanDecoder;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.MaskedRuns;
import org.zonelens.analysis.model.OutOfMemory;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Masking;

/** Reads one batch of examples under any number of maskings. */
public final class BatchReader {
  private final ReadingModel model;
  private final ReadingRules rules;
  private final BatchRule batching;
  private final ExampleBatch examples;
  private final SpanDecoder decoder;

  public BatchReader(
      ReadingModel model, ReadingRules rules, BatchRule batching, ExampleBatch examples) {
    this.model = model;
    this.rules = rules;
    this.batching = batching;
    this.examples = examples;
    this.decoder = new SpanDecoder(rules.decoding());
  }

  /**
   * The answers under a masking, in the order of the batch's examples; in pieces where the device
   * has no room for all of them.
   *
   * @throws org.zonelens.analysis.fault.InputException if there is none for a single window
   */
  List<Answered> read(Masking masking) {
    List<SpanLogits> found = new ArrayList<>();
    try {
      run(List.of(masking), (_, logits, _) -> found.addAll(logits));
    } catch (OutOfMemory lack) {
      return examples.halves(batching, lack).stream()
          .map(piece -> new BatchReader(model, rules, piece.rule(), piece.batch()))
          .flatMap(smaller -> smaller.read(masking).stream())
          .toList();
    }
    return answers(found);
  }

  /**
   * The logits under each of several maskings, which share what they have in common.
   *
   * @param runs gets those of every window of the batch, example after example
   * @throws org.zonelens.analysis.model.OutOfMemory if not even one masking fits the device
   */
  public void run(List<Masking> maskings, MaskedRuns runs) {
    run(maskings, runs, Masking::revealsPadding);
    run(maskings, runs, masking -> !masking.revealsPadding());
  }

  private void run(List<Masking> maskings, MaskedRuns runs, Predicate<Masking> which) {
    int[] chosen =
        IntStream.range(0, maskings.size()).filter(i -> which.test(maskings.get(i))).toArray();
    if (chosen.length == 0) {
      return;
    }
    List<Masking> some = IntStream.of(chosen).mapToObj(maskings::get).toList();
    List<List<Window>> slices = examples.slices(batching);
    MaskedRuns renumbered =
        new MaskedRuns() {
          @Override
          public boolean wants(int masking) {
            return runs.wants(chosen[masking]);
          }

          @Override
          public void take(int masking, List<SpanLogits> logits, boolean proven) {
            runs.take(chosen[masking], logits, proven);
          }
        };
    MaskedRuns whole =
        slices.size() == 1 ? renumbered : new Gathered(examples.windows().size(), renumbered);
    for (List<Window> slice : slices) {
      try (Batch batch = open(slice, some.getFirst().revealsPadding())) {
        batch.run(some, batching.maxTokens(), whole);
      }
    }
  }

  /** Visible padding is as long as the rule allows: what it does depends on how much there is. */
  private Batch open(List<Window> windows, boolean padded) {
    return padded ? model.open(windows, rules.window().maxLength()) : model.open(windows);
  }

  /** Puts the slices of an example too long for one batch together again. */
  private static final class Gathered implements MaskedRuns {
    private final int windows;
    private final MaskedRuns whole;
    private final TreeMap<Integer, Part> parts = new TreeMap<>();

    private Gathered(int windows, MaskedRuns whole) {
      this.windows = windows;
      this.whole = whole;
    }

    private static final class Part {
      private final List<SpanLogits> logits = new ArrayList<>();
      private boolean proven = true;
    }

    @Override
    public boolean wants(int masking) {
      return whole.wants(masking);
    }

    @Override
    public void take(int masking, List<SpanLogits> logits, boolean proven) {
      Part part = parts.computeIfAbsent(masking, _ -> new Part());
      part.logits.addAll(logits);
      part.proven &= proven;
      if (part.logits.size() == windows) {
        parts.remove(masking);
        whole.take(masking, part.logits, part.proven);
      }
    }
  }

  /** The answers that logits give, in the order of the batch's examples. */
  public List<Answered> answers(List<SpanLogits> logits) {
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
}
