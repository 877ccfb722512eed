package org.zonelens.models.hub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Guesses a model's language by the pieces of its vocabulary: by their script, and for Latin
 * letters by how many of a language's own common words are pieces of their own.
 */
final class VocabularyLanguage {
  private static final long LONGEST_FILE = 64 << 20;
  private static final int LONGEST_LINE = 1000;

  /** Long enough to be pieces in vocabularies of their own language only. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "en", List.of("which", "their", "would", "because", "between", "through", "should"),
          "de", List.of("nicht", "werden", "wurde", "zwischen", "durch", "jedoch", "wieder"),
          "fr", List.of("dans", "cette", "aussi", "comme", "leur", "entre", "depuis"),
          "es", List.of("donde", "cuando", "desde", "entre", "hasta", "pero", "también"));

  private final Set<String> words = new HashSet<>();
  private long pieces;
  private long han;
  private long kana;
  private long hangul;
  private long latin;

  private VocabularyLanguage() {}

  /** Unknown if there is no vocabulary to be read, or it gives no clue. */
  static ModelLanguage of(Path directory) {
    VocabularyLanguage tally = new VocabularyLanguage();
    try {
      Path lines = directory.resolve("vocab.txt");
      Path keys = directory.resolve("vocab.json");
      Path whole = directory.resolve("tokenizer.json");
      if (isReadable(lines)) {
        readLines(lines, tally::add);
      } else if (isReadable(keys)) {
        readKeys(keys, false, tally::add);
      } else if (isReadable(whole)) {
        readKeys(whole, true, tally::add);
      }
    } catch (IOException _) {
      return ModelLanguage.UNKNOWN;
    }
    return tally.guess();
  }

  private static boolean isReadable(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) <= LONGEST_FILE;
  }

  private static void readLines(Path file, Consumer<String> pieces) throws IOException {
    // Lenient, unlike a reader of Files: what is damaged still gives a clue.
    try (InputStream stream = Files.newInputStream(file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> line.length() < LONGEST_LINE).forEach(pieces);
    }
  }

  /** The keys of the one object, or of a whole tokenizer's model.vocab; or its list of pairs. */
  private static void readKeys(Path file, boolean whole, Consumer<String> pieces)
      throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      boolean inside = !whole;
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (whole && depth == 2 && token == JsonToken.FIELD_NAME) {
          inside = parser.currentName().equals("vocab");
        } else if (inside && depth == (whole ? 3 : 1) && token == JsonToken.FIELD_NAME) {
          pieces.accept(parser.currentName());
        } else if (inside && depth == 4 && token == JsonToken.VALUE_STRING) {
          pieces.accept(parser.getText());
        }
      }
    }
  }

  private void add(String piece) {
    // Marks of the beginning of a word, or of its going on.
    boolean begins = !piece.startsWith("##");
    String bare = piece.replaceFirst("^(##|Ġ|▁)", "");
    if (bare.isEmpty()) {
      return;
    }
    pieces++;
    if (begins) {
      words.add(bare);
    }
    int letter = bare.codePointAt(0);
    switch (UnicodeScript.of(letter)) {
      case HAN -> han++;
      case HIRAGANA, KATAKANA -> kana++;
      case HANGUL -> hangul++;
      case LATIN -> latin++;
      default -> {}
    }
  }

  private ModelLanguage guess() {
    if (pieces == 0) {
      return ModelLanguage.UNKNOWN;
    }
    if (share(kana) > 0.05 && share(kana) + share(han) > 0.4) {
      return ModelLanguage.guess("ja");
    }
    if (share(hangul) > 0.3) {
      return ModelLanguage.guess("ko");
    }
    if (share(han) > 0.3) {
      return ModelLanguage.guess("zh");
    }
    List<String> spoken =
        WORDS.entrySet().stream()
            .filter(each -> words.containsAll(each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (spoken.size() > 1) {
      return ModelLanguage.guess("multi");
    }
    return spoken.size() == 1 && share(latin) > 0.5
        ? ModelLanguage.guess(spoken.getFirst())
        : ModelLanguage.UNKNOWN;
  }

  private double share(long count) {
    return (double) count / pieces;
  }
}
