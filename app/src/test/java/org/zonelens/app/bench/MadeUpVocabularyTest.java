package org.zonelens.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.data.Language;

class MadeUpVocabularyTest {
  @TempDir Path folder;

  private List<String> vocabulary(int size) throws IOException {
    Example example =
        new Example(
            "1", "Wer malte 1889?", "Ana painted, and painted 颜色.", 0, "", List.of(), false);
    MadeUpVocabulary.write(
        new Dataset("d", List.of(example), 1, Language.ENGLISH, false, 0, "f"), size, folder);
    return Files.readAllLines(folder.resolve("vocab.txt"));
  }

  @Test
  void itHasTheTextsWordsAndEveryCharacter() throws IOException {
    List<String> tokens = vocabulary(200);
    assertEquals(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"), tokens.subList(0, 5));
    assertTrue(tokens.containsAll(List.of("painted", "wer", "1889", "颜", "色", ",", "p", "##p")));
    assertEquals(tokens.size(), new HashSet<>(tokens).size());
    // The only word that stands twice comes before the others.
    assertTrue(tokens.indexOf("painted") < tokens.indexOf("ana"));
  }

  @Test
  void itIsNoLargerThanAsked() throws IOException {
    List<String> tokens = vocabulary(24);
    assertEquals(24, tokens.size());
    assertTrue(tokens.contains("painted"));
  }
}
