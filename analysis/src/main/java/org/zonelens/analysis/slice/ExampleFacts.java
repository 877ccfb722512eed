package org.zonelens.analysis.slice;

import java.util.Optional;
import java.util.OptionalInt;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.data.Example.Answer;

/**
 * What slicing goes by. Lengths and offsets count code points of the texts in the data set.
 *
 * @param passageLength empty if nobody noted it: sessions of older programs
 * @param answerStart where in the passage the first right answer stands; empty if it has no known
 *     place, or there is no answer, or nobody noted it
 * @param answerLength of the first right answer; empty if there is none
 */
public record ExampleFacts(
    String question, OptionalInt passageLength, OptionalInt answerStart, OptionalInt answerLength) {

  public static ExampleFacts of(Example example) {
    String passage = example.passage();
    Optional<Answer> first = example.answers().stream().findFirst();
    Optional<Answer> placed = first.filter(answer -> answer.start() >= 0);
    return new ExampleFacts(
        example.question(),
        OptionalInt.of(passage.codePointCount(0, passage.length())),
        placed
            .map(answer -> OptionalInt.of(passage.codePointCount(0, answer.start())))
            .orElse(OptionalInt.empty()),
        first.map(answer -> OptionalInt.of(codePoints(answer.text()))).orElse(OptionalInt.empty()));
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
