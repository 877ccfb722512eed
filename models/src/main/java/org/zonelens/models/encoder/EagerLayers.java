package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The layers as the encoder computes them for recording, for any family. */
record EagerLayers(Encoder encoder) implements LayerKernel {

  @Override
  public LayerRunner on(TokenBatch tokens) {
    return new Runner(encoder, tokens);
  }

  private record Runner(Encoder encoder, TokenBatch tokens) implements LayerRunner {
    @Override
    public NDArray layer(int layer, NDArray hidden, List<LayerEdits> edits) {
      TokenBatch copies = tokens.repeated(edits.size());
      AttentionSites sites =
          edits.stream().allMatch(LayerEdits::isNone)
              ? copies.untouched()
              : new MaskedSites(tokens, edits);
      return encoder.layer(layer, copies, hidden, sites);
    }

    @Override
    public Fork fork(int layer, NDArray hidden) {
      return new WholeLayers(this, layer, hidden);
    }
  }

  /** Branches that go through all of the layer. */
  private static final class WholeLayers implements Fork {
    private final Runner runner;
    private final int layer;
    private final NDArray hidden;
    private @Nullable NDArray unmasked;

    WholeLayers(Runner runner, int layer, NDArray hidden) {
      this.runner = runner;
      this.layer = layer;
      this.hidden = hidden;
    }

    @Override
    public NDArray baseline() {
      return unmasked().duplicate();
    }

    private NDArray unmasked() {
      NDArray known = unmasked;
      if (known == null) {
        known = runner.layer(layer, hidden, List.of(LayerEdits.NONE));
        unmasked = known;
      }
      return known;
    }

    @Override
    public Optional<NDArray> branch(LayerEdits edits) {
      NDArray masked = runner.layer(layer, hidden, List.of(edits));
      if (!masked.contentEquals(unmasked())) {
        return Optional.of(masked);
      }
      masked.close();
      return Optional.empty();
    }

    @Override
    public NDArray join(List<NDArray> branches) {
      return NDArrays.concat(new NDList(branches), 0);
    }

    @Override
    public void close() {
      if (unmasked != null) {
        unmasked.close();
        unmasked = null;
      }
    }
  }
}
