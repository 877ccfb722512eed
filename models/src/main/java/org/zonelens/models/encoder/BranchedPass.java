package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zonelens.analysis.model.MaskedRuns;
import org.zonelens.analysis.model.OutOfMemory;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.device.DeviceMemory;

/**
 * One pass of a batch through the encoder that serves any number of maskings.
 *
 * <p>A masking leaves the layers below its first one as they are. So the model as it is goes up
 * layer by layer, one layer's states at a time; at each layer the maskings that start there part
 * from it, and go the rest of the way several at a time, side by side as copies of the windows in
 * one larger batch. No state is kept longer than the layer it belongs to, whatever the number of
 * maskings.
 *
 * <p>A masking whose first layer comes out as without it, to the last bit, has changed nothing so
 * far: the cells it takes away held no weight, or there are none. It stays with the model as it is
 * until the next layer in which it acts, and if there is none, the logits of the model as it is are
 * its own. That is a proof, not an approximation.
 */
final class BranchedPass {
  private final Encoder encoder;
  private final LayerRunner runner;
  private final TokenBatch tokens;
  private final MaskCompiler compiler;
  private final List<Integer> sizes;
  private final List<Masking> maskings;
  private final int copiesAtOnce;
  private final MaskedRuns runs;
  private final Runnable pause;

  /** Per layer the maskings that part there; behind the last those that never do. */
  private final List<BitSet> due;

  /** Those of {@code due} behind the last layer that do ask for something masked. */
  private final BitSet proven = new BitSet();

  /**
   * Makes ready.
   *
   * @param sizes n per window, without padding
   * @param maxTokens of a pass with several copies
   * @param pause called now and then between maskings; others may use the device meanwhile
   */
  BranchedPass(
      Encoder encoder,
      LayerRunner runner,
      TokenBatch tokens,
      MaskCompiler compiler,
      List<Integer> sizes,
      List<Masking> maskings,
      int maxTokens,
      MaskedRuns runs,
      Runnable pause) {
    this.encoder = encoder;
    this.runner = runner;
    this.tokens = tokens;
    this.compiler = compiler;
    this.sizes = sizes;
    this.maskings = maskings;
    this.copiesAtOnce = Math.max(1, maxTokens / (tokens.windows() * tokens.length()));
    this.runs = runs;
    this.pause = pause;
    this.due = Stream.generate(BitSet::new).limit(layers() + 1L).toList();
    for (int masking = 0; masking < maskings.size(); masking++) {
      due.get(maskings.get(masking).nextLayer(0, layers())).set(masking);
    }
  }

  private int layers() {
    return encoder.spec().layers();
  }

  /**
   * Goes through all layers.
   *
   * @param step owns what is in flight
   * @throws OutOfMemory if there is no room for one masking at a time
   */
  void run(NDManager step) {
    try {
      NDArray hidden = encoder.embed(tokens);
      hidden.attach(step);
      for (int layer = 0; layer < layers(); layer++) {
        NDArray next;
        try (Fork fork = runner.fork(layer, hidden)) {
          boolean last = layer == layers() - 1;
          next = last && isDueAfter(layer) ? fork.baseline() : null;
          if (next != null) {
            takeUnmasked(next);
          }
          part(fork, layer);
          if (next == null && isDueAfter(layer)) {
            next = fork.baseline();
          }
        }
        hidden.close();
        if (next == null) {
          return;
        }
        hidden = next;
      }
      takeUnmasked(hidden);
    } catch (RuntimeException | OutOfMemoryError failure) {
      if (DeviceMemory.isExhausted(failure)) {
        throw new OutOfMemory(failure);
      }
      throw failure;
    }
  }

  private boolean isDueAfter(int layer) {
    return due.subList(layer + 1, due.size()).stream().anyMatch(each -> !each.isEmpty());
  }

  /** Gives the logits of the model as it is to whoever is owed them. */
  private void takeUnmasked(NDArray last) {
    BitSet owed = due.getLast();
    if (owed.isEmpty()) {
      return;
    }
    List<SpanLogits> logits = encoder.head().perWindow(last, sizes);
    for (int masking = owed.nextSetBit(0); masking >= 0; masking = owed.nextSetBit(masking + 1)) {
      if (proven.get(masking) || runs.wants(masking)) {
        runs.take(masking, logits, proven.get(masking));
      }
    }
    owed.clear();
  }

  private record Branch(int masking, NDArray states) {}

  private void part(Fork fork, int layer) {
    List<Branch> branches = new ArrayList<>();
    BitSet parting = due.get(layer);
    for (int i = parting.nextSetBit(0); i >= 0; i = parting.nextSetBit(i + 1)) {
      if (!runs.wants(i)) {
        continue;
      }
      int masking = i;
      fork.branch(compiler.compile(maskings.get(masking), layer))
          .ifPresentOrElse(
              states -> branches.add(new Branch(masking, states)),
              () -> stayBehind(masking, layer));
      if (branches.size() == copiesAtOnce) {
        finish(fork, layer, branches);
        branches.clear();
      }
    }
    finish(fork, layer, branches);
  }

  /** A masking that has changed nothing so far is due again where it acts next. */
  private void stayBehind(int masking, int layer) {
    int next = maskings.get(masking).nextLayer(layer + 1, layers());
    due.get(next).set(masking);
    proven.set(masking, next == layers());
  }

  /** The rest of the way, in two halves if there is no room for all at once. */
  private void finish(Fork fork, int layer, List<Branch> branches) {
    if (branches.isEmpty()) {
      return;
    }
    List<List<SpanLogits>> logits;
    try {
      logits = sideBySide(fork, layer, branches);
    } catch (RuntimeException | OutOfMemoryError failure) {
      if (branches.size() == 1 || !DeviceMemory.isExhausted(failure)) {
        throw failure;
      }
      int half = branches.size() / 2;
      finish(fork, layer, branches.subList(0, half));
      finish(fork, layer, branches.subList(half, branches.size()));
      return;
    }
    compiler.trim();
    for (int copy = 0; copy < branches.size(); copy++) {
      branches.get(copy).states().close();
      runs.take(branches.get(copy).masking(), logits.get(copy), false);
    }
    pause.run();
  }

  private List<List<SpanLogits>> sideBySide(Fork fork, int first, List<Branch> branches) {
    NDManager step = branches.getFirst().states().getManager();
    try (NDManager scope = step.newSubManager()) {
      NDArray hidden = fork.join(branches.stream().map(Branch::states).toList());
      hidden.attach(scope);
      for (int layer = first + 1; layer < layers(); layer++) {
        int here = layer;
        List<LayerEdits> edits =
            branches.stream()
                .map(each -> compiler.compile(maskings.get(each.masking()), here))
                .toList();
        NDArray next = runner.layer(layer, hidden, edits);
        hidden.close();
        hidden = next;
      }
      return perCopy(encoder.head().perWindow(hidden, repeated(branches.size())));
    }
  }

  private List<Integer> repeated(int copies) {
    return Collections.nCopies(copies, sizes).stream().flatMap(List::stream).toList();
  }

  private List<List<SpanLogits>> perCopy(List<SpanLogits> all) {
    return IntStream.range(0, all.size() / sizes.size())
        .mapToObj(copy -> all.subList(copy * sizes.size(), (copy + 1) * sizes.size()))
        .toList();
  }
}
