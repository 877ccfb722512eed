package org.zonelens.analysis.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;

class InterventionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p2q@3",
        "p2@0-5#1,4!zero",
        "special",
        "diagonal!scale:0.5",
        "diagonal:2@1",
        "q2!uniform",
        "published-all@0",
        "(p2-diagonal)#0-3",
        "((q2+p2)&diagonal:3)!scale:2",
        "[0,4-7/all]@0,2-5"
      })
  void theSpellingIsReadBackAsItWasWritten(String spec) {
    assertEquals(spec, Intervention.parse(spec).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "p2q@all#all!exclude p2q",
        "p2q@3,2,1 p2q@1-3",
        "p2-diagonal (p2-diagonal)",
        "q2+p2-cls ((q2+p2)-cls)",
        "q2!scale:1.0 q2!scale:1"
      })
  void differentSpellingsOfTheSameMaskBecomeOne(String spec, String canonical) {
    assertEquals(canonical, Intervention.parse(spec).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "q3 UNKNOWN_ZONE",
        "p2qq UNKNOWN_ZONE",
        "@3 UNKNOWN_ZONE",
        "p2q@ BAD_SET",
        "p2q@x BAD_SET",
        "p2q@5-3 BAD_SET",
        "p2q@123456 BAD_SET",
        "p2q!halve UNKNOWN_OPERATOR",
        "p2q!scale:x UNKNOWN_OPERATOR",
        "p2q!scale:NaN UNKNOWN_OPERATOR",
        "p2q!scale:1e999 UNKNOWN_OPERATOR",
        "p2q!scale:1e30 UNKNOWN_OPERATOR",
        "p2q#1@3 SYNTAX",
        "(p2q SYNTAX",
        "p2q? SYNTAX",
        "[1] SYNTAX"
      })
  void wrongSpellingsSayWhatIsWrong(String spec, SpecFault fault) {
    var thrown = assertThrows(InputException.class, () -> Intervention.parse(spec));
    assertEquals(fault, thrown.fault());
  }

  @Test
  void anEndlessSpecIsRefusedBeforeItIsBuilt() {
    String endless = "(".repeat(1_000_000);
    assertEquals(
        SpecFault.SYNTAX,
        assertThrows(InputException.class, () -> Intervention.parse(endless)).fault());
  }

  @Test
  void theLongestSpecIsReadBackToo() {
    Intervention longest = Intervention.parse("q2" + "+p2".repeat(99));
    assertEquals(longest, Intervention.parse(longest.toString()));
    assertEquals(
        SpecFault.SYNTAX,
        assertThrows(InputException.class, () -> Intervention.parse("q2" + "+p2".repeat(100)))
            .fault());
  }

  @Test
  void bothZerosAreOneScale() {
    Intervention negative = Intervention.parse("q2!scale:-0");
    assertEquals(negative, Intervention.parse(negative.toString()));
  }

  @Test
  void layersAndHeadsOutsideTheModelAreRefused() {
    Masking layers = Masking.of(Convention.PUBLISHED, Intervention.parse("p2@11-12"));
    assertEquals(
        SpecFault.NO_SUCH_LAYER,
        assertThrows(InputException.class, () -> layers.requireWithin(12, 12)).fault());
    Masking heads = Masking.of(Convention.PUBLISHED, Intervention.parse("p2#4"));
    assertEquals(
        SpecFault.NO_SUCH_HEAD,
        assertThrows(InputException.class, () -> heads.requireWithin(4, 4)).fault());
    layers.requireWithin(13, 1);
  }

  @Test
  void publishedAllHasNoStrictReading() {
    Intervention slip = Intervention.parse("published-all@0");
    assertEquals(
        SpecFault.NOT_STRICT,
        assertThrows(InputException.class, () -> Masking.of(Convention.STRICT, slip)).fault());
    assertEquals(true, Masking.of(Convention.PUBLISHED, slip).revealsPadding());
  }

  @Test
  void theNextLayerIsTheLowestOfAllInterventions() {
    Masking masking =
        Masking.of(
            Convention.PUBLISHED, Intervention.parse("p2@5-6"), Intervention.parse("q2@3!zero"));
    assertEquals(3, masking.nextLayer(0, 12));
    assertEquals(5, masking.nextLayer(4, 12));
    assertEquals(12, masking.nextLayer(7, 12));
    assertEquals(1, Masking.of(Convention.PUBLISHED, Intervention.parse("p2")).nextLayer(1, 12));
    assertEquals(12, Masking.NONE.nextLayer(0, 12));
  }
}
