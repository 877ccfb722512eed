package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.zonelens.models.checkpoint.Architecture;
import org.zonelens.models.checkpoint.DebertaNames;
import org.zonelens.models.checkpoint.DistanceTable;
import org.zonelens.models.checkpoint.EncoderSpec;

/**
 * A table of vectors for distances.
 *
 * @param vectors one row per distance, as wide as the hidden states
 * @param norm applied to each row
 */
record DistanceEmbedding(DistanceTable table, EmbeddingTable vectors, Optional<NormWeights> norm) {

  /** The embedding by this name. */
  static DistanceEmbedding of(
      TensorSource source,
      String name,
      DebertaNames names,
      Architecture.Deberta architecture,
      EncoderSpec spec) {
    return new DistanceEmbedding(
        architecture.distances().orElseThrow().table(),
        EmbeddingTable.of(source, name),
        names.distanceNorm().map(each -> NormWeights.of(source, each, spec.layerNormEps())));
  }

  /** The vectors [k, hidden] of k rows, in the manager of the rows. */
  NDArray at(NDArray rows) {
    NDArray found = vectors.at(rows);
    return norm.map(each -> each.apply(found)).orElse(found);
  }
}
