package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.Optional;
import org.zonelens.models.checkpoint.Architecture;
import org.zonelens.models.checkpoint.DebertaNames;
import org.zonelens.models.checkpoint.DistanceTable;
import org.zonelens.models.checkpoint.EncoderSpec;

/**
 * A table of vectors for distances.
 *
 * @param weight [rows, hidden]
 * @param norm applied to each row
 */
record DistanceEmbedding(DistanceTable table, NDArray weight, Optional<NormWeights> norm) {

  /** The embedding by this name. */
  static DistanceEmbedding of(
      TensorSource source,
      String name,
      DebertaNames names,
      Architecture.Deberta architecture,
      EncoderSpec spec) {
    return new DistanceEmbedding(
        architecture.distances().orElseThrow().table(),
        source.get(name),
        names.distanceNorm().map(each -> NormWeights.of(source, each, spec.layerNormEps())));
  }

  /** The vectors [k, hidden] of k rows, in the manager of the rows. */
  NDArray vectors(NDArray rows) {
    NDArray vectors = Embedding.embedding(rows, weight, SparseFormat.DENSE).singletonOrThrow();
    return norm.map(each -> each.apply(vectors)).orElse(vectors);
  }
}
