package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.models.checkpoint.ModelFault;
import org.zonelens.models.checkpoint.TensorNames;

/** What tells from the last hidden states where an answer starts and ends; a model may lack it. */
public final class QaHead {
  private final Optional<LinearWeights> weights;
  private final Optional<ModelFault> lack;

  private QaHead(Optional<LinearWeights> weights, Optional<ModelFault> lack) {
    this.weights = weights;
    this.lack = lack;
  }

  static QaHead of(TensorSource source) {
    return new QaHead(Optional.of(LinearWeights.of(source, TensorNames.QA_HEAD)), Optional.empty());
  }

  static QaHead lacking(ModelFault why) {
    return new QaHead(Optional.empty(), Optional.of(why));
  }

  /**
   * What the head says about each token.
   *
   * @param start float32 [B, n], the logits of an answer's first token; padding included
   * @param end float32 [B, n], of its last token
   */
  public record Logits(NDArray start, NDArray end) {}

  public boolean isPresent() {
    return weights.isPresent();
  }

  /**
   * Refuses if there is no head.
   *
   * @param model its name, for the message
   * @throws InputException that says why there is none
   */
  void requirePresent(String model) {
    if (lack.isPresent()) {
      throw new InputException(lack.get(), model);
    }
  }

  /**
   * The head's logits.
   *
   * @param hidden the last hidden states, [B, n, hidden]
   * @throws IllegalStateException if there is no head
   */
  public Logits logits(NDArray hidden) {
    LinearWeights head =
        weights.orElseThrow(() -> new IllegalStateException("this encoder has no QA head"));
    NDArray both = head.apply(hidden);
    return new Logits(both.get("..., 0"), both.get("..., 1"));
  }

  /**
   * The head's logits as plain values.
   *
   * @param hidden the last hidden states, [B, n, hidden], which stay where they are
   * @param sizes of each of the B windows, without padding
   * @throws IllegalStateException if there is no head
   */
  List<SpanLogits> perWindow(NDArray hidden, List<Integer> sizes) {
    int length = Math.toIntExact(hidden.getShape().get(1));
    try (NDManager scope = hidden.getManager().newSubManager()) {
      scope.tempAttachAll(hidden);
      Logits logits = logits(hidden);
      float[] start = logits.start().toFloatArray();
      float[] end = logits.end().toFloatArray();
      List<SpanLogits> windows = new ArrayList<>();
      for (int i = 0; i < sizes.size(); i++) {
        int from = i * length;
        int to = from + sizes.get(i);
        windows.add(
            new SpanLogits(Arrays.copyOfRange(start, from, to), Arrays.copyOfRange(end, from, to)));
      }
      return windows;
    }
  }
}
