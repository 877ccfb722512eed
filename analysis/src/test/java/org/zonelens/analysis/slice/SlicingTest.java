package org.zonelens.analysis.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.data.Example.Answer;

class SlicingTest {

  private static ExampleFacts facts(int passage, int start, int answer) {
    return new ExampleFacts("Who?", known(passage), known(start), known(answer));
  }

  /** Empty for -1. */
  private static OptionalInt known(int value) {
    return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static Example example(String passage, List<Answer> answers) {
    return new Example("1", "Who?", passage, 0, "", answers, answers.isEmpty());
  }

  @Test
  void factsCountCodePointsWhereTheDataSetCountsUtf16() {
    Example example = example("😀😀 Ana 😀", List.of(new Answer("Ana 😀", 5), new Answer("x", 0)));
    assertEquals(facts(8, 3, 5), ExampleFacts.of(example));
  }

  @Test
  void anAnswerWithoutAPlaceHasALengthAndNoAnswerHasNeither() {
    assertEquals(
        facts(5, -1, 3), ExampleFacts.of(example("a b c", List.of(new Answer("Ana", -1)))));
    assertEquals(facts(5, -1, -1), ExampleFacts.of(example("a b c", List.of())));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0-4",
    "4, 0-4",
    "5, 5-8",
    "8, 5-8",
    "9, 9-16",
    "64, 33-64",
    "65, 65+",
    "9999, 65+",
    "-1, none"
  })
  void answersAreBinnedByLength(int length, String slice) {
    assertEquals(slice, Slicing.ANSWER_LENGTH.slice(facts(900, 0, length), true));
  }

  @ParameterizedTest
  @CsvSource({"128, 0-128", "129, 129-256", "2048, 1025-2048", "2049, 2049+", "-1, unknown"})
  void passagesAreBinnedByLength(int length, String slice) {
    assertEquals(slice, Slicing.PASSAGE_LENGTH.slice(facts(length, 0, 1), true));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0, 1/4",
    "100, 24, 1/4",
    "100, 25, 2/4",
    "100, 74, 3/4",
    "100, 75, 4/4",
    "100, 100, 4/4",
    "2000000000, 1999999999, 4/4",
    "0, 0, 1/4",
    "100, -1, none",
    "-1, -1, unknown"
  })
  void positionsAreQuartersOfThePassage(int length, int start, String slice) {
    assertEquals(slice, Slicing.POSITION.slice(facts(length, start, 1), true));
  }

  @Test
  void everySliceIsOneOfItsSlicing() {
    for (Slicing slicing : Slicing.values()) {
      for (int length : new int[] {-1, 0, 1, 10, 100, 1000, 10_000}) {
        for (boolean right : new boolean[] {true, false}) {
          String slice = slicing.slice(facts(length, length, length), right);
          assertTrue(slicing.slices().contains(slice), slicing + " " + slice);
        }
      }
      assertEquals(slicing.slices().stream().distinct().toList(), slicing.slices());
      assertEquals(slicing, Slicing.byId(slicing.id()).orElseThrow());
    }
  }
}
