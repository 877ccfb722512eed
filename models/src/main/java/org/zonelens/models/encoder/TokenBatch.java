package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Token ids on the device, padded to one length.
 *
 * @param ids int64 [B, n]
 * @param typeIds int64 [B, n]
 * @param padding added to scores so that nothing attends to padding: float32 [B, 1, 1, n], minus
 *     infinity in padding and 0 elsewhere; empty if there is no padding
 * @param copied the batch that this one is several copies of; empty if it is none
 * @param derived kept for the encoder
 */
public record TokenBatch(
    NDArray ids,
    NDArray typeIds,
    Optional<NDArray> padding,
    Optional<TokenBatch> copied,
    Derived derived) {

  /**
   * One sequence of tokens.
   *
   * @param ids n vocabulary rows
   * @param typeIds n segments
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, not shared.
  public record Row(int[] ids, int[] typeIds) {
    public Row {
      if (ids.length != typeIds.length) {
        throw new IllegalArgumentException(
            ids.length + " token ids and " + typeIds.length + " type ids");
      }
    }

    int size() {
      return ids.length;
    }
  }

  /**
   * Brings rows to the device. Padding gets {@code padId} and segment 0, as tokenizers give it.
   *
   * @param manager owns the arrays, and with them the results of a forward pass
   * @param length n, no less than the longest row
   */
  public static TokenBatch upload(NDManager manager, List<Row> rows, int length, int padId) {
    long[] ids = new long[Math.multiplyExact(rows.size(), length)];
    long[] types = new long[ids.length];
    Arrays.fill(ids, padId);
    for (int b = 0; b < rows.size(); b++) {
      Row row = rows.get(b);
      if (row.size() > length) {
        throw new IllegalArgumentException(
            row.size() + " tokens do not fit a batch of length " + length);
      }
      for (int i = 0; i < row.size(); i++) {
        ids[b * length + i] = row.ids()[i];
        types[b * length + i] = row.typeIds()[i];
      }
    }
    Shape shape = new Shape(rows.size(), length);
    return new TokenBatch(
        manager.create(ids, shape),
        manager.create(types, shape),
        padding(manager, rows, length),
        Optional.empty(),
        new Derived());
  }

  private static Optional<NDArray> padding(NDManager manager, List<Row> rows, int length) {
    if (rows.stream().allMatch(row -> row.size() == length)) {
      return Optional.empty();
    }
    ByteBuffer bias = manager.allocateDirect(rows.size() * length * Float.BYTES);
    for (Row row : rows) {
      for (int i = 0; i < length; i++) {
        bias.putFloat(i < row.size() ? 0 : Float.NEGATIVE_INFINITY);
      }
    }
    Shape shape = new Shape(rows.size(), 1, 1, length);
    return Optional.of(manager.create(bias.flip(), shape, DataType.FLOAT32));
  }

  /** B, the number of windows. */
  int windows() {
    return Math.toIntExact(ids.getShape().get(0));
  }

  /** n, the number of tokens of each window, with padding. */
  int length() {
    return Math.toIntExact(ids.getShape().get(1));
  }

  /** The same windows several times over, copy after copy; kept as long as these. */
  TokenBatch repeated(int copies) {
    return copies == 1 ? this : derived.get(Copies.class, Copies::new).of(this, copies);
  }

  /** The windows once: what all copies have in common is kept there. */
  TokenBatch once() {
    return copied.orElse(this);
  }

  private record Copies(Map<Integer, TokenBatch> known) {
    Copies() {
      this(new HashMap<>());
    }

    TokenBatch of(TokenBatch one, int copies) {
      return known.computeIfAbsent(
          copies,
          _ ->
              new TokenBatch(
                  repeat(one.ids, copies),
                  repeat(one.typeIds, copies),
                  one.padding.map(each -> repeat(each, copies)),
                  Optional.of(one),
                  new Derived()));
    }
  }

  /** An array several times over along its first axis, in its own manager. */
  static NDArray repeat(NDArray one, int copies) {
    return NDArrays.concat(new NDList(Collections.nCopies(copies, one)), 0);
  }

  /** The sites of the model as it is: padding is hidden and nothing else is done. */
  public AttentionSites untouched() {
    return (_, scores) -> hidePadding(scores);
  }

  NDArray hidePadding(NDArray scores) {
    // In place: a second [B, H, n, n] is what this costs otherwise, and a sum needs no operand for
    // its gradient.
    return padding.map(scores::addi).orElse(scores);
  }
}
