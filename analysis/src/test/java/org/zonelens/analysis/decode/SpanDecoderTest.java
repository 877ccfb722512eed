package org.zonelens.analysis.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;

class SpanDecoderTest {
  private static final String PASSAGE = "a b c d e f";
  private static final DecodingRule WITH_NULL = DecodingRule.DEFAULT.withNull(true);

  /** [CLS] q [SEP] and the six letters at positions 3 to 8, then [SEP]: ten tokens. */
  private static Window window(int index) {
    List<Token> tokens = new ArrayList<>();
    tokens.add(Token.special("[CLS]", 1, 0, Role.CLS));
    tokens.add(new Token("q", 9, 0, Role.QUESTION, 0, 1));
    tokens.add(Token.special("[SEP]", 2, 0, Role.SEP));
    for (int i = 0; i < 6; i++) {
      tokens.add(new Token("x", 5, 1, Role.PASSAGE, 2 * i, 2 * i + 1));
    }
    tokens.add(Token.special("[SEP]", 2, 1, Role.SEP));
    return new Window(index, "q", PASSAGE, tokens);
  }

  private static SpanLogits logits(int start, float startLogit, int end, float endLogit) {
    float[] starts = new float[10];
    float[] ends = new float[10];
    starts[start] = startLogit;
    ends[end] = endLogit;
    return new SpanLogits(starts, ends);
  }

  private static Decoded decode(DecodingRule rule, SpanLogits... logits) {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      windows.add(window(i));
    }
    return new SpanDecoder(rule).decode(windows, List.of(logits));
  }

  @Test
  void theAnswerIsTheBestPairOfAllWindows() {
    Decoded decoded =
        decode(DecodingRule.DEFAULT, logits(3, 2, 4, 2), logits(5, 3, 7, 2), logits(3, 4, 3, 0));
    assertEquals("c d e", decoded.text());
    assertEquals(1, decoded.nBest().getFirst().window());
    assertEquals(5, decoded.nBest().getFirst().score());
  }

  @Test
  void startAndEndAreChosenTogether() {
    // Each by itself, the best end (position 4) lies before the best start (position 6).
    float[] start = {0, 0, 0, 4, 0, 0, 5, 0, 0, 0};
    float[] end = {0, 0, 0, 0, 5, 0, 0, 3, 0, 0};
    assertEquals("a b", decode(DecodingRule.DEFAULT, new SpanLogits(start, end)).text());
  }

  @Test
  void anAnswerMayHaveExactlyTheGreatestLength() {
    SpanLogits three = logits(4, 5, 6, 5);
    assertEquals("b c d", decode(new DecodingRule(20, 3, false, 0), three).text());
    assertEquals("b c", decode(new DecodingRule(20, 2, false, 0), three).text());
  }

  @Test
  void questionTokensTakePlacesAmongTheBestButAreNeverAnswers() {
    float[] start = {9, 9, 9, 0, 0, 0, 0, 0, 0, 9};
    SpanLogits logits = new SpanLogits(start, new float[10]);
    assertEquals("", decode(new DecodingRule(4, 30, false, 0), logits).text());
    assertEquals("f", decode(new DecodingRule(5, 30, false, 0), logits).text());
  }

  @Test
  void ofEqualLogitsTheLaterTokenComesFirst() {
    assertEquals("f", decode(DecodingRule.DEFAULT, logits(0, 0, 0, 0)).text());
  }

  @Test
  void ofEqualWindowsTheFirstWins() {
    Decoded decoded = decode(DecodingRule.DEFAULT, logits(3, 2, 3, 2), logits(5, 2, 5, 2));
    assertEquals("a", decoded.text());
  }

  @Test
  void noAnswerNeedsEveryWindowToWantIt() {
    SpanLogits wantsNone = logits(0, 8, 0, 8);
    assertEquals("", decode(WITH_NULL, wantsNone, wantsNone).text());
    Decoded split = decode(WITH_NULL, wantsNone, logits(4, 3, 4, 3));
    assertEquals("b", split.text());
    assertEquals(0, split.nullScore());
  }

  @Test
  void noAnswerGoesByTheClsWhereverItStands() {
    List<Token> tokens = new ArrayList<>(window(0).tokens());
    tokens.add(tokens.removeFirst());
    List<Window> windows = List.of(new Window(0, "q", PASSAGE, tokens));
    SpanDecoder decoder = new SpanDecoder(WITH_NULL);
    Decoded wantsNone = decoder.decode(windows, List.of(logits(9, 8, 9, 7)));
    assertEquals("", wantsNone.text());
    assertEquals(15, wantsNone.nullScore());
    assertTrue(wantsNone.nBest().getFirst().isNull());
    Decoded first = decoder.decode(windows, List.of(logits(0, 8, 0, 7)));
    assertEquals("f", first.text());
    assertEquals(0, first.nullScore());
  }

  @Test
  void noAnswerMustBeatTheBestSpanByMoreThanTheThreshold() {
    // Null 3 + 0, best span 0 + 1.
    float[] start = {3, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    float[] end = {0, 0, 0, 1, 0, 0, 0, 0, 0, 0};
    SpanLogits logits = new SpanLogits(start, end);
    assertEquals("", decode(new DecodingRule(20, 30, true, 1.9), logits).text());
    assertEquals("a", decode(new DecodingRule(20, 30, true, 2), logits).text());
    assertEquals("a", decode(DecodingRule.DEFAULT, logits).text());
  }

  @Test
  void noAnswerIsAlwaysAmongTheCandidatesWhereItIsAllowed() {
    Decoded decoded = decode(new DecodingRule(1, 30, true, 0), logits(3, 9, 4, 9));
    assertEquals(2, decoded.nBest().size());
    assertTrue(decoded.nBest().getLast().isNull());
    assertFalse(decoded.nBest().getFirst().isNull());
    assertFalse(
        decode(DecodingRule.DEFAULT, logits(0, 9, 0, 9)).nBest().stream()
            .anyMatch(Candidate::isNull));
  }

  @Test
  void probabilitiesSumToOne() {
    Decoded decoded = decode(WITH_NULL, logits(3, 900, 4, 20), logits(4, -900, 5, 3));
    assertEquals(1, decoded.nBest().stream().mapToDouble(Candidate::probability).sum(), 1e-12);
  }

  @Test
  void aLogitThatIsNotANumberIsNeverChosen() {
    SpanLogits broken = logits(3, Float.NaN, 4, 1);
    assertEquals("b", decode(new DecodingRule(20, 1, false, 0), broken).text());
    float[] none = new float[10];
    Arrays.fill(none, Float.NaN);
    Decoded decoded = decode(WITH_NULL, new SpanLogits(none, none));
    assertEquals("", decoded.text());
    assertEquals(List.of(1.0), decoded.nBest().stream().map(Candidate::probability).toList());
  }

  @Test
  void senselessRulesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new DecodingRule(0, 30, false, 0));
    assertThrows(IllegalArgumentException.class, () -> new DecodingRule(1_001, 30, false, 0));
    assertThrows(IllegalArgumentException.class, () -> new DecodingRule(20, 0, false, 0));
    assertThrows(IllegalArgumentException.class, () -> new DecodingRule(20, 30, true, Double.NaN));
  }

  @Test
  void logitsOfAnotherLengthAreRefused() {
    SpanDecoder decoder = new SpanDecoder(DecodingRule.DEFAULT);
    SpanLogits five = new SpanLogits(new float[5], new float[5]);
    List<Window> windows = List.of(window(0));
    assertThrows(IllegalArgumentException.class, () -> decoder.decode(windows, List.of(five)));
    assertThrows(IllegalArgumentException.class, () -> decoder.decode(windows, List.of()));
    assertThrows(IllegalArgumentException.class, () -> decoder.decode(List.of(), List.of()));
  }
}
