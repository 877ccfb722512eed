package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;

/**
 * Against the library's own cutting ({@code truncation="only_second", stride,
 * return_overflowing_tokens}), which in the release that DJL 0.35.1 has still gives all windows.
 */
class LibraryTruncationTest {
  private static final int QUESTION = 3;

  @Test
  void windowsAreThoseOfTheLibrarysOwnTruncation(@TempDir Path directory) throws IOException {
    BertVocabulary.write(
        directory, IntStream.range(0, 200).mapToObj(i -> "w" + i).toArray(String[]::new));
    String json = TokenizerDefinition.read(directory).json().toString();
    String question = words(QUESTION);
    int compared = 0;
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      for (int maxLength = QUESTION + 4; maxLength <= QUESTION + 18; maxLength += 2) {
        for (int stride = 0; stride < maxLength - QUESTION - 3; stride++) {
          try (HuggingFaceTokenizer library = library(json, maxLength, stride)) {
            for (int length = 0; length <= 60; length++) {
              String passage = words(length);
              WindowRule rule = new WindowRule(maxLength, stride, WindowRule.Step.OVERLAP);
              List<Window> windows = tokenizer.windows(question, passage, rule);
              int words = length;
              assertEquals(
                  ids(library.encode(question, passage, true, true)),
                  windows.stream()
                      .map(window -> window.tokens().stream().map(Token::id).toList())
                      .toList(),
                  () -> words + " words, " + rule);
              compared += windows.size();
            }
          }
        }
      }
    }
    assertTrue(compared > 10_000, compared + " windows compared");
  }

  private static HuggingFaceTokenizer library(String json, int maxLength, int stride)
      throws IOException {
    return HuggingFaceTokenizer.newInstance(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        Map.of(
            "truncation",
            "ONLY_SECOND",
            "padding",
            "false",
            "maxLength",
            Integer.toString(maxLength),
            "stride",
            Integer.toString(stride)));
  }

  private static List<List<Integer>> ids(Encoding first) {
    List<List<Integer>> windows = new ArrayList<>();
    windows.add(ids(first.getIds()));
    for (Encoding more : first.getOverflowing()) {
      windows.add(ids(more.getIds()));
    }
    return windows;
  }

  private static List<Integer> ids(long[] ids) {
    return IntStream.range(0, ids.length).mapToObj(i -> Math.toIntExact(ids[i])).toList();
  }

  private static String words(int count) {
    return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }
}
