package org.zonelens.analysis.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;

class SettledAnswerTest {
  private static final int QUESTION = 4;
  private static final int PASSAGE = 12;

  private final SplittableRandom random = new SplittableRandom(7);

  /** Every passage token is another letter, so that different spans are different texts. */
  private static Window window(int index) {
    String passage = "abcdefghijkl".substring(0, PASSAGE);
    List<Token> tokens = new ArrayList<>();
    tokens.add(Token.special("[CLS]", 0, 0, Role.CLS));
    for (int i = 0; i < QUESTION; i++) {
      tokens.add(new Token("q", 1, 0, Role.QUESTION, 0, 1));
    }
    tokens.add(Token.special("[SEP]", 2, 0, Role.SEP));
    for (int i = 0; i < PASSAGE; i++) {
      tokens.add(new Token("p", 3, 1, Role.PASSAGE, i, i + 1));
    }
    tokens.add(Token.special("[SEP]", 2, 1, Role.SEP));
    return new Window(index, "q", passage, tokens);
  }

  private float[] logits(int size) {
    float[] logits = new float[size];
    for (int i = 0; i < size; i++) {
      // Few different values: ties are among what can go wrong.
      logits[i] = random.nextInt(8);
    }
    return logits;
  }

  private SpanLogits with(SpanLogits given, BitSet changing) {
    float[] start = given.start().clone();
    float[] end = given.end().clone();
    changing.stream()
        .forEach(
            token -> {
              start[token] = random.nextInt(20) - 10;
              end[token] = random.nextInt(20) - 10;
            });
    return new SpanLogits(start, end);
  }

  private static BitSet question() {
    BitSet rows = new BitSet();
    rows.set(1, 1 + QUESTION);
    return rows;
  }

  @Test
  void aSettledAnswerSurvivesWhateverTheQuestionsLogitsBecome() {
    int settled = 0;
    int changed = 0;
    for (int trial = 0; trial < 4_000; trial++) {
      DecodingRule rule =
          new DecodingRule(3 + random.nextInt(8), 1 + random.nextInt(6), random.nextBoolean(), 0);
      List<Window> windows = trial % 2 == 0 ? List.of(window(0)) : List.of(window(0), window(1));
      List<SpanLogits> logits =
          windows.stream()
              .map(each -> new SpanLogits(logits(each.size()), logits(each.size())))
              .toList();
      List<BitSet> rows = windows.stream().map(_ -> question()).toList();
      SpanDecoder decoder = new SpanDecoder(rule);
      String before = decoder.decode(windows, logits).text();
      boolean holds = SettledAnswer.holds(rule, windows, logits, rows);
      settled += holds ? 1 : 0;
      for (int variant = 0; variant < 20; variant++) {
        List<SpanLogits> other = logits.stream().map(each -> with(each, question())).toList();
        String after = decoder.decode(windows, other).text();
        if (holds) {
          assertEquals(before, after);
        }
        changed += before.equals(after) ? 0 : 1;
      }
    }
    // Neither of them would mean that nothing was tried.
    assertTrue(settled > 400, settled + " settled");
    assertTrue(changed > 1_000, changed + " changed");
  }

  @Test
  void rowsOfThePassageSettleNothing() {
    Window window = window(0);
    SpanLogits logits = new SpanLogits(new float[window.size()], new float[window.size()]);
    logits.start()[8] = 9;
    logits.end()[8] = 9;
    DecodingRule rule = DecodingRule.DEFAULT;
    BitSet passage = new BitSet();
    passage.set(12);
    assertTrue(SettledAnswer.holds(rule, List.of(window), List.of(logits), List.of(question())));
    assertFalse(SettledAnswer.holds(rule, List.of(window), List.of(logits), List.of(passage)));
  }

  @Test
  void theClsMattersWhereNoAnswerIsOne() {
    Window window = window(0);
    SpanLogits logits = new SpanLogits(new float[window.size()], new float[window.size()]);
    logits.start()[8] = 9;
    logits.end()[8] = 9;
    BitSet cls = new BitSet();
    cls.set(0);
    DecodingRule always = DecodingRule.DEFAULT;
    assertTrue(SettledAnswer.holds(always, List.of(window), List.of(logits), List.of(cls)));
    assertFalse(
        SettledAnswer.holds(always.withNull(true), List.of(window), List.of(logits), List.of(cls)));
  }
}
