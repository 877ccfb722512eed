package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeUnitsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\uD83D\uDE00",
        "a\uD83D\uDE00b\uD835\uDCD0",
        "\uD800x\uDC00",
        "e\u0301"
      })
  void everyCodePointIsWhereTheTextHasIt(String text) {
    CodeUnits units = CodeUnits.of(text);
    int points = text.codePointCount(0, text.length());
    for (int point = 0; point <= points; point++) {
      assertEquals(text.offsetByCodePoints(0, point), units.at(point));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> units.at(points + 1));
    assertThrows(IndexOutOfBoundsException.class, () -> units.at(-1));
  }
}
