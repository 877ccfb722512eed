package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.window.WindowRule.Step;

class WindowCutterTest {

  @Test
  void anOverlapIsSharedByNeighbours() {
    assertEquals(List.of("0-5", "3-8", "6-9"), cut(2, 9, new WindowRule(10, 2, Step.OVERLAP)));
  }

  @Test
  void anAdvanceIsWhereTheNextWindowStarts() {
    assertEquals(List.of("0-5", "2-7", "4-9"), cut(2, 9, new WindowRule(10, 2, Step.ADVANCE)));
  }

  @Test
  void anAdvanceNeverLeavesTokensOut() {
    assertEquals(List.of("0-5", "5-10", "10-12"), cut(2, 12, new WindowRule(10, 9, Step.ADVANCE)));
  }

  @Test
  void noWindowFollowsTheOneThatReachesTheEnd() {
    assertEquals(List.of("0-5", "3-8"), cut(2, 8, new WindowRule(10, 2, Step.OVERLAP)));
    assertEquals(List.of("0-5"), cut(2, 5, new WindowRule(10, 2, Step.OVERLAP)));
  }

  @Test
  void aQuestionBeyondItsLimitLosesItsEndAndLeavesTheRoomToThePassage() {
    WindowRule rule = new WindowRule(10, 2, Step.ADVANCE, OptionalInt.of(2));
    assertEquals(List.of("0-5", "2-7", "4-9"), cut(7, 9, rule));
    for (Window window : new WindowCutter("", "", pair(7, 9)).cut(rule)) {
      assertEquals(
          List.of(0, 1),
          window.tokens().stream()
              .filter(token -> token.role() == Role.QUESTION)
              .map(Token::start)
              .toList());
      assertEquals(Role.SEP, window.token(3).role());
    }
    assertEquals(cut(2, 9, rule), cut(2, 9, new WindowRule(10, 2, Step.ADVANCE)));
  }

  @Test
  void anEmptyPassageIsOneWindowOfTheQuestion() {
    assertEquals(List.of("0-0"), cut(7, 0, new WindowRule(10, 2, Step.OVERLAP)));
  }

  @Test
  void aQuestionThatFillsTheWindowIsRefused() {
    InputException fault =
        assertThrows(InputException.class, () -> cut(7, 1, new WindowRule(10, 0, Step.OVERLAP)));
    assertEquals(TokenizerFault.QUESTION_TOO_LONG, fault.fault());
    assertEquals(List.of(10, 10), fault.arguments());
  }

  @Test
  void aQuestionLongerThanTheWindowIsRefusedEvenWithoutAPassage() {
    InputException fault =
        assertThrows(InputException.class, () -> cut(8, 0, new WindowRule(10, 0, Step.OVERLAP)));
    assertEquals(TokenizerFault.QUESTION_TOO_LONG, fault.fault());
  }

  @Test
  void anOverlapOfTheWholeRoomIsRefused() {
    InputException fault =
        assertThrows(InputException.class, () -> cut(2, 9, new WindowRule(10, 5, Step.OVERLAP)));
    assertEquals(TokenizerFault.STRIDE_TOO_LARGE, fault.fault());
    assertEquals(List.of(5, 5), fault.arguments());
  }

  @Test
  void everyWindowHasTheWholeQuestionAndBothEnds() {
    List<Window> windows =
        new WindowCutter("", "", pair(2, 9)).cut(new WindowRule(10, 2, Step.OVERLAP));
    for (Window window : windows) {
      List<Role> roles = window.tokens().stream().map(Token::role).toList();
      assertEquals(
          List.of(Role.CLS, Role.QUESTION, Role.QUESTION, Role.SEP, Role.PASSAGE),
          roles.subList(0, 5));
      assertEquals(Role.SEP, roles.getLast());
    }
    assertEquals(List.of(0, 1, 2), windows.stream().map(Window::index).toList());
  }

  /** The passage tokens that each window has, numbered from 0: first and one past the last. */
  private static List<String> cut(int question, int passage, WindowRule rule) {
    return new WindowCutter("", "", pair(question, passage))
        .cut(rule).stream()
            .map(
                window -> {
                  List<Token> tokens =
                      window.tokens().stream()
                          .filter(token -> token.role() == Role.PASSAGE)
                          .toList();
                  int start = tokens.isEmpty() ? 0 : tokens.getFirst().start();
                  assertEquals(
                      IntStream.range(start, start + tokens.size()).boxed().toList(),
                      tokens.stream().map(Token::start).toList());
                  return start + "-" + (start + tokens.size());
                })
            .toList();
  }

  private static List<Token> pair(int question, int passage) {
    List<Token> tokens = new ArrayList<>();
    tokens.add(Token.special("[CLS]", 0, 0, Role.CLS));
    for (int i = 0; i < question; i++) {
      tokens.add(new Token("q", 2, 0, Role.QUESTION, i, i + 1));
    }
    tokens.add(Token.special("[SEP]", 1, 0, Role.SEP));
    for (int i = 0; i < passage; i++) {
      tokens.add(new Token("p", 3, 1, Role.PASSAGE, i, i + 1));
    }
    tokens.add(Token.special("[SEP]", 1, 1, Role.SEP));
    return tokens;
  }
}
