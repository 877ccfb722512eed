package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.OptionalInt;

/**
 * How the tokens of a batch stand to each other, apart from what they are: the same for all layers,
 * runs and copies. Belongs to the manager of the token ids.
 *
 * @param distances sines and cosines of the distances n, n - 1, ... -n + 1 (how far a key stands
 *     before a query; Dai et al. 2019): float32 [2n, hidden]
 * @param sameSegment 1 where two tokens have equal type ids, else 0: float32 [B, 1, n, n]
 */
record XlnetRelations(NDArray distances, NDArray sameSegment) {

  static XlnetRelations of(TokenBatch tokens, int hidden, OptionalInt clamp) {
    NDManager owner = tokens.ids().getManager();
    try (NDManager scope = owner.newSubManager()) {
      scope.tempAttachAll(tokens.typeIds());
      int size = Math.toIntExact(tokens.ids().getShape().get(1));
      NDArray distances = encoded(scope, size, hidden, clamp);
      NDArray sameSegment = sameSegment(tokens.typeIds());
      distances.attach(owner);
      sameSegment.attach(owner);
      return new XlnetRelations(distances, sameSegment);
    }
  }

  private static NDArray encoded(NDManager scope, int size, int hidden, OptionalInt clamp) {
    NDArray rows = scope.arange(size, -size, -1, DataType.FLOAT32);
    NDArray distances = clamp.isPresent() ? rows.clip(-clamp.getAsInt(), clamp.getAsInt()) : rows;
    // In the reference's order of float32 steps: long distances enlarge what rounding does.
    NDArray exponents = scope.arange(0, hidden, 2, DataType.FLOAT32).div(hidden);
    NDArray frequencies = scope.create(10_000f).pow(exponents).pow(-1);
    NDArray angles = distances.expandDims(1).mul(frequencies);
    return angles.sin().concat(angles.cos(), 1);
  }

  private static NDArray sameSegment(NDArray typeIds) {
    return typeIds
        .expandDims(2)
        .eq(typeIds.expandDims(1))
        .toType(DataType.FLOAT32, false)
        .expandDims(1);
  }
}
