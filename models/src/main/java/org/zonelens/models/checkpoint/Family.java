package org.zonelens.models.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The families of encoders that can be opened. A further family states here how it is recognised,
 * in {@link ModelConfig} where its facts stand, and in the names of its {@link Architecture} what
 * its weights are called.
 */
public enum Family {
  /** Devlin et al. 2019; also BERT-wwm, MacBERT, PERT and RBT, which differ in training only. */
  BERT("bert", "Bert", "bert."),
  /** Liu et al. 2019. */
  ROBERTA("roberta", "Roberta", "roberta."),
  /** Conneau et al. 2020; also CINO. */
  XLM_ROBERTA("xlm-roberta", "XLMRoberta", "roberta."),
  /** Martin et al. 2020. */
  CAMEMBERT("camembert", "Camembert", "roberta."),
  /** Lan et al. 2020. */
  ALBERT("albert", "Albert", "albert."),
  /** Clark et al. 2020. */
  ELECTRA("electra", "Electra", "electra."),
  /** Sanh et al. 2019. */
  DISTILBERT("distilbert", "DistilBert", "distilbert."),
  /** Yang et al. 2019. */
  XLNET("xlnet", "XLNet", "transformer."),
  /** He et al. 2021 and 2023: the second and third version. */
  DEBERTA_V2("deberta-v2", "DebertaV2", "deberta.");

  private final String id;
  private final String classPrefix;
  private final String prefix;

  Family(String id, String classPrefix, String prefix) {
    this.id = id;
    this.classPrefix = classPrefix;
    this.prefix = prefix;
  }

  /** The {@code model_type} of configs. */
  public String id() {
    return id;
  }

  /** What stands before the names of the encoder's weights in a model with a head. */
  String prefix() {
    return prefix;
  }

  /** The family with a {@code model_type}. */
  public static Optional<Family> byId(String id) {
    return Arrays.stream(values()).filter(family -> family.id.equals(id)).findFirst();
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
