package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.zonelens.models.checkpoint.DistanceTable;

/**
 * The distances between a batch's tokens as vectors, and what the layers make of them: the same for
 * all runs and any number of copies. Belongs to the manager of the token ids.
 */
final class BatchDistances {
  private final NDManager owner;
  private final NDArray vectors;
  private final NDArray descending;
  private final NDArray ascending;
  private final Map<Integer, LayerDistances> layers = new HashMap<>();

  private BatchDistances(NDManager owner, NDArray vectors, NDArray descending, NDArray ascending) {
    this.owner = owner;
    this.vectors = vectors;
    this.descending = descending;
    this.ascending = ascending;
  }

  static BatchDistances of(TokenBatch tokens, DistanceEmbedding embedding) {
    NDManager owner = tokens.ids().getManager();
    int size = Math.toIntExact(tokens.ids().getShape().get(1));
    DistanceTable table = embedding.table();
    // Rows grow with the distance: only those between the greatest ones are needed.
    long first = table.row(-size);
    long last = table.row(size);
    try (NDManager scope = owner.newSubManager()) {
      NDArray used = scope.create(LongStream.rangeClosed(first, last).toArray());
      NDArray vectors = embedding.at(used);
      vectors.attach(owner);
      NDArray descending =
          owner.create(
              IntStream.range(0, 2 * size)
                  .mapToLong(slot -> table.row(size - slot) - first)
                  .toArray());
      NDArray ascending =
          owner.create(
              IntStream.range(0, 2 * size)
                  .mapToLong(slot -> table.row(slot - size) - first)
                  .toArray());
      return new BatchDistances(owner, vectors, descending, ascending);
    }
  }

  /** What a layer makes of them, worked out when first asked for. */
  LayerDistances in(int layer, DisentangledAttention attention) {
    return layers.computeIfAbsent(layer, _ -> mapped(attention));
  }

  private LayerDistances mapped(DisentangledAttention attention) {
    try (NDManager scope = owner.newSubManager()) {
      scope.tempAttachAll(vectors, descending, ascending);
      return new LayerDistances(
          attention
              .distanceKey()
              .map(map -> perHead(map.apply(vectors), descending, attention.heads())),
          attention
              .distanceQuery()
              .map(
                  map ->
                      perHead(
                          map.apply(vectors).mul(attention.scale()),
                          ascending,
                          attention.heads())));
    }
  }

  /** Vectors [rows, hidden] for each of 2n distances, as [H, w, 2n]. */
  private NDArray perHead(NDArray mapped, NDArray rows, int heads) {
    NDArray each = new EmbeddingTable(mapped).at(rows);
    long count = each.getShape().get(0);
    long width = each.getShape().get(1) / heads;
    // Laid out anew: it serves every run, and products are faster without strides.
    NDArray result = each.transpose().flatten().reshape(heads, width, count);
    result.attach(owner);
    return result;
  }
}
