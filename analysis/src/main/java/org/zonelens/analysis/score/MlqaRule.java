package org.zonelens.analysis.score;

import java.util.List;
import java.util.regex.Pattern;

/**
 * MLQA's comparison ({@code mlqa_evaluation_v1.py}; Lewis et al., 2020): as SQuAD 1.1, but without
 * any language's punctuation and with each language's own articles left out. MLQA's English and
 * Chinese are not here, as those languages have older rules of their own.
 *
 * <p>The script knows no unanswerable questions; here the empty text is their only right answer.
 */
enum MlqaRule implements AnswerRule {
  GERMAN(words("ein|eine|einen|einem|eines|einer|der|die|das|den|dem|des")),
  SPANISH(words("un|una|unos|unas|el|la|los|las")),
  VIETNAMESE(words("của|là|cái|chiếc|những")),
  /** Hindi has no articles. */
  HINDI("(?!)"),
  /**
   * The script means the article that is written together with its word, but takes it out wherever
   * these two letters stand, also within a word.
   */
  ARABIC("ال");

  private final Pattern articles;

  MlqaRule(String articles) {
    this.articles = Pattern.compile(articles);
  }

  private static String words(String alternatives) {
    return PythonText.WORD_START + "(?:" + alternatives + ")" + PythonText.WORD_END;
  }

  @Override
  public Score score(List<String> answers, String prediction) {
    if (answers.isEmpty()) {
      return prediction.isEmpty() ? Score.RIGHT : Score.WRONG;
    }
    List<String> predicted = SquadWords.without(articles, prediction);
    boolean exact = false;
    double f1 = 0;
    for (String answer : answers) {
      List<String> wanted = SquadWords.without(articles, answer);
      exact |= wanted.equals(predicted);
      f1 = Math.max(f1, F1.ofBags(wanted, predicted));
    }
    return new Score(exact, f1);
  }
}
