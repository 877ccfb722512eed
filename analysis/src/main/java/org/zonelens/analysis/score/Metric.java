package org.zonelens.analysis.score;

import java.util.Arrays;
import java.util.Optional;
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
  CMRC_2018("cmrc2018", true),
  /** KorQuAD 1.0, its {@code evaluate-v1.0.py} (Lim et al., 2019). */
  KORQUAD_1("korquad-1.0", true),
  /** JaQuAD, its notebook (So et al., 2022). */
  JAQUAD("jaquad", true),
  /** MLQA, {@code mlqa_evaluation_v1.py} (Lewis et al., 2020), as for German. */
  MLQA_GERMAN("mlqa-de", true),
  /** The same, as for Spanish. */
  MLQA_SPANISH("mlqa-es", true),
  /** The same, as for Arabic. */
  MLQA_ARABIC("mlqa-ar", true),
  /** The same, as for Hindi. */
  MLQA_HINDI("mlqa-hi", true),
  /** The same, as for Vietnamese. */
  MLQA_VIETNAMESE("mlqa-vi", true),
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
      // DRCD (Shao et al., 2018), in traditional characters, is commonly scored by CMRC's script.
      case CHINESE, TRADITIONAL_CHINESE -> CMRC_2018;
      case KOREAN -> KORQUAD_1;
      case JAPANESE -> JAQUAD;
      case GERMAN -> MLQA_GERMAN;
      case SPANISH -> MLQA_SPANISH;
      case ARABIC -> MLQA_ARABIC;
      case HINDI -> MLQA_HINDI;
      case VIETNAMESE -> MLQA_VIETNAMESE;
      case FRENCH, GREEK, HEBREW, ROMANIAN, RUSSIAN, THAI, TURKISH, OTHER -> OTHER;
    };
  }

  /** The rule of that name. */
  public static Optional<Metric> byCode(String code) {
    String known = code.equals("cmrc-2018") ? CMRC_2018.code : code; // Sessions of version 0.1.
    return Arrays.stream(values()).filter(each -> each.code.equals(known)).findFirst();
  }

  /** The name in files and results. */
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
      case KORQUAD_1 -> KorquadRule.V1;
      case JAQUAD -> JaquadRule.ONLY;
      case MLQA_GERMAN -> MlqaRule.GERMAN;
      case MLQA_SPANISH -> MlqaRule.SPANISH;
      case MLQA_ARABIC -> MlqaRule.ARABIC;
      case MLQA_HINDI -> MlqaRule.HINDI;
      case MLQA_VIETNAMESE -> MlqaRule.VIETNAMESE;
      case OTHER -> SquadRule.ANY_LANGUAGE;
    };
  }
}
