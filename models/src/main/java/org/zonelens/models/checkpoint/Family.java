package org.zonelens.models.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The families of encoders that can be opened. A further family states here how it is recognised,
 * in {@link TensorNames} what its weights are called, and in {@link EncoderSpec} the facts in which
 * it differs.
 */
public enum Family {
  /** Devlin et al. 2019; also BERT-wwm, MacBERT, PERT and RBT, which differ in training only. */
  BERT("Bert");

  private final String classPrefix;

  Family(String classPrefix) {
    this.classPrefix = classPrefix;
  }

  /** The {@code model_type} of configs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Family> byId(String id) {
    return Arrays.stream(values()).filter(family -> family.id().equals(id)).findFirst();
  }

  /** By a class name such as {@code BertForQuestionAnswering}; older configs have that. */
  static Optional<Family> byArchitecture(String architecture) {
    return Arrays.stream(values())
        .filter(
            family ->
                architecture.startsWith(family.classPrefix + "For")
                    || architecture.equals(family.classPrefix + "Model"))
        .findFirst();
  }

  /** The names of all families, for messages. */
  static List<String> ids() {
    return Arrays.stream(values()).map(Family::id).toList();
  }
}
