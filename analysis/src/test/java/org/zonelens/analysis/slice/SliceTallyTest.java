package org.zonelens.analysis.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.evaluate.MadeUpData;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.score.Score;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepTally;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;

class SliceTallyTest {
  private static final List<Intervention> MASKS = List.of(Intervention.parse("p2q"));
  private static final Answered RIGHT = new Answered("a", new Score(true, 1));
  private static final Answered WRONG = new Answered("b", new Score(false, 0.25));
  private static final List<ExampleFacts> FACTS =
      Stream.of("Who?", "Why?", "Who?", "Who?", "Now!").map(SliceTallyTest::facts).toList();
  private static final List<ExampleOutcome> OUTCOMES =
      List.of(
          new ExampleOutcome(0, 0, RIGHT, List.of(WRONG)),
          new ExampleOutcome(1, 0, WRONG, List.of(RIGHT)),
          new ExampleOutcome(2, 1, RIGHT, List.of(RIGHT)),
          new ExampleOutcome(3, 2, WRONG, List.of(WRONG)));

  private static ExampleFacts facts(String question) {
    return new ExampleFacts(
        question, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  private static Provenance provenance() {
    return new Provenance(
        "model",
        "bert",
        "f00d",
        1,
        1,
        "data",
        "beef",
        List.of(By.WHOLE),
        Convention.PUBLISHED,
        Precision.FP32,
        new SweepSettings(MadeUpData.rules(), OptionalInt.empty(), 1));
  }

  private static List<Slice> slices(Slicing slicing) {
    SliceTally tally = new SliceTally(slicing, provenance(), MASKS, FACTS);
    OUTCOMES.forEach(tally::add);
    return tally.slices();
  }

  @Test
  void eachSliceIsTheTableOfItsQuestionsAloneInTheOrderOfTheSlicing() {
    List<Slice> slices = slices(Slicing.QUESTION);
    assertEquals(List.of("who", "why"), slices.stream().map(Slice::name).toList());
    SweepTally who = new SweepTally(provenance(), MASKS, 3);
    Stream.of(0, 2, 3).map(OUTCOMES::get).forEach(who::add);
    assertEquals(who.table(), slices.getFirst().table());
    assertEquals(1, slices.getLast().table().done());
  }

  @Test
  void whatTheModelKnewCanOnlyBeBrokenAndWhatItDidNotOnlyBeFixed() {
    List<Slice> slices = slices(Slicing.BASELINE);
    assertEquals(List.of("right", "wrong"), slices.stream().map(Slice::name).toList());
    assertEquals(-50, slices.getFirst().table().cells().getFirst().deltaEm());
    assertEquals(50, slices.getLast().table().cells().getFirst().deltaEm());
  }

  @Test
  void factsThatNobodyNotedAreASliceOfTheirOwn() {
    List<Slice> slices = slices(Slicing.POSITION);
    assertEquals(List.of("unknown"), slices.stream().map(Slice::name).toList());
    assertEquals(4, slices.getFirst().table().done());
  }

  @Test
  void refusesAnExampleThatTheSweepDoesNotHave() {
    SliceTally tally = new SliceTally(Slicing.QUESTION, provenance(), MASKS, FACTS);
    ExampleOutcome stray = new ExampleOutcome(5, 0, RIGHT, List.of(RIGHT));
    assertThrows(IllegalArgumentException.class, () -> tally.add(stray));
  }
}
