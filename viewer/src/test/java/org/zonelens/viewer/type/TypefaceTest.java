package org.zonelens.viewer.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Font;
import org.junit.jupiter.api.Test;
import org.zonelens.assets.Fonts;

class TypefaceTest {

  @Test
  void figuresCanShowEveryCharacterOfGb2312AndTheSignsOfCharts() throws Exception {
    StringBuilder wanted = new StringBuilder("Δ−×→←↑↓…▁±≥∞");
    for (int high = 0xB0; high <= 0xF7; high++) {
      for (int low = 0xA1; low <= 0xFE; low++) {
        String text = new String(new byte[] {(byte) high, (byte) low}, "GB2312");
        wanted.append(text.equals("\ufffd") ? "" : text);
      }
    }
    String missing =
        wanted
            .codePoints()
            .filter(point -> !FigureType.regular(12).canDisplay(point))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    assertEquals("", missing);
  }

  @Test
  void aTextWithOtherCharactersIsSetInTheSystemsTypefaceInstead() {
    assertEquals(Fonts.FAMILY, FigureType.covering("诗##ing", 10).getFamily());
    assertEquals(Font.SANS_SERIF, FigureType.covering("\u0120word", 10).getFamily());
  }

  @Test
  void bothToolkitsKnowTheFamilyByTheSameName() {
    assertEquals(Fonts.FAMILY, FigureType.regular(12).getFamily());
    assertEquals(Fonts.FAMILY, ScreenType.regular().getFamily());
  }
}
