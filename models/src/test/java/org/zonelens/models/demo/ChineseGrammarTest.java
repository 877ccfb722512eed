package org.zonelens.models.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.models.tokenizer.PairTokenizer;

/** What is Chinese about the Chinese demo. */
class ChineseGrammarTest {
  private static final Grammar CHINESE = GrammarReader.of(DemoLanguage.CHINESE);
  private static final List<Passage> PASSAGES = DevelopmentSet.facts().passages(CHINESE, 1);

  /** Spaces and the punctuation marks of Latin script. */
  private static final Pattern HALF_WIDTH = Pattern.compile("[ -/:-@\\[-`{-~]");

  @TempDir Path folder;

  @Test
  void sentencesHaveNoSpacesAndNoHalfWidthMarks() {
    for (Passage passage : PASSAGES) {
      assertFalse(HALF_WIDTH.matcher(passage.text()).find(), passage.text());
      passage
          .facts()
          .forEach(
              fact -> assertFalse(HALF_WIDTH.matcher(fact.question()).find(), fact.question()));
    }
  }

  /** Titles are left out: theirs are words that sentences are made of too. */
  @Test
  void noTwoNamesOfAPassageShareACharacterThatTellsThemApart() {
    for (Passage passage : PASSAGES) {
      Set<String> seen = new HashSet<>();
      for (String name : passage.entities()) {
        if (!passage.topic().equals("novels")) {
          for (String character : name.substring(0, 2).split("")) {
            assertTrue(seen.add(character), () -> character + " in " + passage.entities());
          }
        }
      }
    }
  }

  @Test
  void everyCharacterIsInTheFontThatShips() throws IOException, FontFormatException {
    Font font =
        Font.createFont(
            Font.TRUETYPE_FONT,
            Path.of("../assets/src/main/resources/org/zonelens/assets/fonts/ZoneLensSans.otf")
                .toFile());
    for (String piece : DemoVocabulary.of(CHINESE)) {
      assertEquals(-1, font.canDisplayUpTo(piece), piece);
    }
  }

  @Test
  void everyTokenIsOneCharacterAndNoneIsUnknown() throws IOException {
    List<String> pieces = DemoVocabulary.of(CHINESE);
    new ModelDirectory(folder).writeTokenizer(pieces);
    WindowRule whole = new WindowRule(DemoShape.MAX_POSITIONS, 0, WindowRule.Step.OVERLAP);
    int unknown = pieces.indexOf("[UNK]");
    try (PairTokenizer tokenizer = PairTokenizer.open(folder)) {
      for (Passage passage : PASSAGES) {
        String question = passage.facts().getFirst().question();
        List<Window> windows = tokenizer.windows(question, passage.text(), whole);
        assertEquals(1, windows.size(), passage.text());
        assertEquals(
            question.length() + passage.text().length() + 3, windows.getFirst().tokens().size());
        assertTrue(
            windows.getFirst().tokens().stream().noneMatch(token -> token.id() == unknown),
            passage.text());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "n,      2, 两",
    "n,      9, 九",
    "n,     10, 十",
    "n,     28, 28",
    "n,   3478, 3450",
    "d,   1923, 1923",
    "spelt,  2, 二",
    "spelt, 10, 十",
    "spelt, 19, 十九",
    "spelt, 20, 二十",
    "spelt, 28, 二十八",
    "digits, 1905, 一九〇五",
  })
  void numbersAreWrittenAsInChinese(String style, int value, String written) {
    assertEquals(written, new ChineseWording().number(style, value));
  }

  @Test
  void aStyleOfNumbersThatChineseDoesNotHaveIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ChineseWording().number("roman", 3));
  }

  @Test
  void aNameOfTrainingIsNeverAdmittedToTheNewNamesUnderAnotherKind() {
    Set<String> stems = new HashSet<>();
    PassageGenerator training =
        new PassageGenerator(CHINESE, Split.TRAINING, new SplittableRandom(7));
    for (int index = 0; index < 3000; index++) {
      Passage passage = training.next(new PassageShape(3, 1));
      if (!Set.of("people", "novels").contains(passage.topic())) {
        passage.entities().forEach(name -> stems.add(name.substring(0, 2)));
      }
    }
    for (Passage passage : DevelopmentSet.newNames().passages(CHINESE, 1)) {
      passage.entities().forEach(name -> assertFalse(stems.contains(name.substring(0, 2)), name));
    }
  }
}
