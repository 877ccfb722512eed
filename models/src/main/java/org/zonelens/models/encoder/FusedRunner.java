package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zonelens.models.checkpoint.EncoderSpec;

/**
 * Runs layers through a {@link FusedProgram}. Masks that act before softmax only are added to the
 * scores inside fused attention; where weights are changed after softmax, the pattern is made.
 */
final class FusedRunner implements LayerRunner {
  private final FusedProgram program;
  private final EncoderSpec spec;
  private final List<FusedLayers.Weights> layers;
  private final TokenBatch tokens;
  private final NDArray nothing;
  private final NDArray everyRow;

  FusedRunner(
      FusedProgram program, EncoderSpec spec, List<FusedLayers.Weights> layers, TokenBatch tokens) {
    this.program = program;
    this.spec = spec;
    this.layers = layers;
    this.tokens = tokens;
    NDManager manager = tokens.ids().getManager();
    this.nothing = manager.zeros(new Shape(1, 1, 1, 1));
    this.everyRow = manager.ones(new Shape(1));
  }

  @Override
  public NDArray layer(int layer, NDArray hidden, List<LayerEdits> edits) {
    FusedLayers.Weights weights = layers.get(layer);
    try (NDManager scope = hidden.getManager().newSubManager()) {
      NDArray[] projection = program.project(scope, hidden, weights.attention(), spec.heads());
      NDArray context =
          edits.stream().allMatch(LayerEdits::isNone)
              ? unmasked(scope, projection, edits.size())
              : masked(scope, projection, edits);
      return finished(hidden, context, weights);
    }
  }

  private NDArray unmasked(NDManager scope, NDArray[] projection, int copies) {
    NDArray padding = tokens.repeated(copies).padding().orElse(nothing);
    return program.attend(
        scope,
        projection,
        0,
        copies * tokens.windows(),
        List.of(new HeadRun<>(0, spec.heads(), new FusedProgram.Bias(padding, everyRow))));
  }

  private NDArray masked(NDManager scope, NDArray[] projection, List<LayerEdits> edits) {
    List<NDArray> contexts = new ArrayList<>();
    for (int copy = 0; copy < edits.size(); copy++) {
      contexts.add(context(scope, projection, copy, edits.get(copy)));
    }
    return concat(contexts);
  }

  private NDArray context(NDManager scope, NDArray[] projection, int copy, LayerEdits edits) {
    int first = copy * tokens.windows();
    int end = first + tokens.windows();
    if (edits.after().isEmpty()) {
      return program.attend(scope, projection, first, end, biases(edits));
    }
    try (NDManager own = scope.newSubManager()) {
      // Scaled here: what the program returns may not be changed in place, but this product may.
      NDArray scores =
          program.scores(own, projection, first, end).mul(1 / Math.sqrt(spec.headWidth()));
      edits.editScores(tokens, scores);
      NDArray pattern = scores.softmax(-1);
      edits.editPattern(pattern);
      return program.average(scope, projection, first, end, pattern);
    }
  }

  private List<HeadRun<FusedProgram.Bias>> biases(LayerEdits edits) {
    FusedProgram.Bias untouched = new FusedProgram.Bias(tokens.padding().orElse(nothing), everyRow);
    if (edits.before().isEmpty()) {
      return List.of(new HeadRun<>(0, spec.heads(), untouched));
    }
    List<HeadRun<FusedProgram.Bias>> biases = new ArrayList<>();
    for (HeadRun<Optional<ScorePlane>> run : edits.before()) {
      FusedProgram.Bias bias =
          run.treatment()
              .map(plane -> new FusedProgram.Bias(plane.bias(), plane.alive().orElse(everyRow)))
              .orElse(untouched);
      biases.add(new HeadRun<>(run.first(), run.end(), bias));
    }
    return biases;
  }

  private NDArray finished(NDArray hidden, NDArray context, FusedLayers.Weights weights) {
    return program.finish(
        hidden.getManager(),
        hidden,
        context,
        weights.rest(),
        spec.activation(),
        spec.layerNormEps());
  }

  private static NDArray concat(List<NDArray> arrays) {
    return arrays.size() == 1 ? arrays.getFirst() : NDArrays.concat(new NDList(arrays), 0);
  }

  @Override
  public Fork fork(int layer, NDArray hidden) {
    return new SharedProjection(layer, hidden);
  }

  /** Branches that share queries, keys and values, and part in their contexts. */
  private final class SharedProjection implements Fork {
    private final FusedLayers.Weights weights;
    private final NDArray hidden;
    private final NDManager scope;
    private final NDArray[] projection;
    private @Nullable NDArray unmasked;

    SharedProjection(int layer, NDArray hidden) {
      this.weights = layers.get(layer);
      this.hidden = hidden;
      this.scope = hidden.getManager().newSubManager();
      this.projection = program.project(scope, hidden, weights.attention(), spec.heads());
    }

    private NDArray plain() {
      NDArray known = unmasked;
      if (known == null) {
        known = FusedRunner.this.unmasked(scope, projection, 1);
        unmasked = known;
      }
      return known;
    }

    @Override
    public NDArray baseline() {
      return finished(hidden, plain(), weights);
    }

    @Override
    public Optional<NDArray> branch(LayerEdits edits) {
      NDArray own = FusedRunner.this.context(scope, projection, 0, edits);
      if (!own.contentEquals(plain())) {
        return Optional.of(own);
      }
      own.close();
      return Optional.empty();
    }

    @Override
    public NDArray join(List<NDArray> branches) {
      try (NDManager own = hidden.getManager().newSubManager()) {
        NDArray side = TokenBatch.repeat(hidden, branches.size());
        side.attach(own);
        NDArray contexts = concat(branches);
        if (branches.size() > 1) {
          contexts.attach(own);
        }
        return program.finish(
            hidden.getManager(),
            side,
            contexts,
            weights.rest(),
            spec.activation(),
            spec.layerNormEps());
      }
    }

    @Override
    public void close() {
      scope.close();
    }
  }
}
