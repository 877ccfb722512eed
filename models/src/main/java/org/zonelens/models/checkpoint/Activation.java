package org.zonelens.models.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The non-linearity between the two halves of a feed-forward block. */
public enum Activation {
  /** x Φ(x), with the exact normal distribution function (Hendrycks &amp; Gimpel 2016). */
  GELU("gelu", "gelu_python"),
  /** The tanh approximation of the same. */
  GELU_TANH("gelu_new", "gelu_fast", "gelu_pytorch_tanh", "gelu_python_tanh", "gelu_accurate"),
  /** x σ(1.702 x). */
  GELU_SIGMOID("quick_gelu"),
  RELU("relu"),
  SILU("silu", "swish"),
  TANH("tanh");

  @SuppressWarnings("ImmutableEnumChecker") // List.of does not change.
  private final List<String> ids;

  Activation(String... ids) {
    this.ids = List.of(ids);
  }

  /** The name to write into a config. */
  public String id() {
    return ids.getFirst();
  }

  static Optional<Activation> byId(String id) {
    return Arrays.stream(values()).filter(each -> each.ids.contains(id)).findFirst();
  }

  /** Every spelling that is understood. */
  static Stream<String> spellings() {
    return Arrays.stream(values()).flatMap(each -> each.ids.stream());
  }
}
