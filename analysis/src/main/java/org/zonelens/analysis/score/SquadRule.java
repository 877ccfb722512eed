package org.zonelens.analysis.score;

import java.util.List;
import java.util.function.Function;

/**
 * SQuAD's comparison: exact match of the normalised words, and F1 of the bags of words.
 *
 * @param words the normalisation
 * @param mayBeEmpty as in SQuAD 2.0: right answers of which nothing is left after normalisation do
 *     not count, a question left with none has the empty answer, and two empty texts agree. Under
 *     the rules of 1.1 they match exactly, with an F1 of 0
 */
record SquadRule(Function<String, List<String>> words, boolean mayBeEmpty) implements AnswerRule {
  static final AnswerRule V1 = new SquadRule(SquadWords::english, false);
  static final AnswerRule V2 = new SquadRule(SquadWords::english, true);
  static final AnswerRule ANY_LANGUAGE = new SquadRule(SquadWords::ofAnyLanguage, true);

  @Override
  public Score score(List<String> answers, String prediction) {
    List<String> predicted = words.apply(prediction);
    boolean exact = false;
    double f1 = 0;
    for (List<String> answer : wanted(answers)) {
      exact |= answer.equals(predicted);
      f1 = Math.max(f1, f1(answer, predicted));
    }
    return new Score(exact, f1);
  }

  private List<List<String>> wanted(List<String> answers) {
    List<List<String>> all = answers.stream().map(words).toList();
    if (!mayBeEmpty) {
      return all;
    }
    List<List<String>> some = all.stream().filter(answer -> !answer.isEmpty()).toList();
    return some.isEmpty() ? List.of(List.of()) : some;
  }

  private double f1(List<String> answer, List<String> predicted) {
    if (mayBeEmpty && (answer.isEmpty() || predicted.isEmpty())) {
      return answer.equals(predicted) ? 1 : 0;
    }
    return F1.ofBags(answer, predicted);
  }
}
