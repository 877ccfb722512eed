package org.zonelens.analysis.score;

import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.data.Language;

/** The official ways to compare a predicted answer with the right ones. */
public enum Metric {
  /** SQuAD 1.1, {@code evaluate-v1.1.py} (Rajpurkar et al., 2016). */
  SQUAD_1("squad-1.1", true),
  /**
   * SQuAD 2.0, {@code evaluate-v2.0.py} (Rajpurkar et al., 2018): some questions have no answer.
   */
  SQUAD_2("squad-2.0", false),
  /** CMRC 2018, {@code cmrc2018_evaluate.py} (Cui et al., 2019). */
  CMRC_2018("cmrc-2018", true),
  /**
   * Any other language: as {@link #SQUAD_2}, with words as in {@link SquadWords#ofAnyLanguage}. No
   * script of its own fixes these figures; compare them only with each other.
   */
  OTHER("other", true);

  private final String code;
  private final boolean countsMissing;

  Metric(String code, boolean countsMissing) {
    this.code = code;
    this.countsMissing = countsMissing;
  }

  /** The rules for a data set in the language found in it. */
  public static Metric of(Dataset dataset) {
    return of(dataset, dataset.language());
  }

  /** The rules for a data set in the language that the user says it is in. */
  public static Metric of(Dataset dataset, Language language) {
    return switch (language) {
      case ENGLISH -> dataset.hasUnanswerable() ? SQUAD_2 : SQUAD_1;
      case CHINESE -> CMRC_2018;
      case OTHER -> OTHER;
    };
  }

  /** The name in files. */
  public String code() {
    return code;
  }

  /** Whether a question without a prediction counts as wrong, or is left out of the mean. */
  boolean countsMissing() {
    return countsMissing;
  }

  /**
   * Compares a prediction with the right answers.
   *
   * @param prediction the text; empty says that there is no answer
   */
  public Score score(Example example, String prediction) {
    return rule().score(example.answers().stream().map(Example.Answer::text).toList(), prediction);
  }

  private AnswerRule rule() {
    return switch (this) {
      case SQUAD_1 -> SquadRule.V1;
      case SQUAD_2 -> SquadRule.V2;
      case CMRC_2018 -> CmrcRule.V5;
      case OTHER -> SquadRule.ANY_LANGUAGE;
    };
  }
}
