package org.zonelens.models.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The languages that a model's card names: {@code language: en}, {@code language: [en, zh]}, or a
 * list with one in each line, in the head of {@code README.md} between two lines of {@code ---}.
 */
final class CardLanguage {
  private static final int LONGEST_HEAD = 1 << 16;

  private CardLanguage() {}

  /** Empty if there is no card, or it does not say. */
  static Optional<ModelLanguage> of(Path directory) {
    try (InputStream card = Files.newInputStream(directory.resolve(ModelFiles.CARD))) {
      return parse(new String(card.readNBytes(LONGEST_HEAD), StandardCharsets.UTF_8));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  static Optional<ModelLanguage> parse(String card) {
    Iterator<String> lines = card.lines().iterator();
    if (!lines.hasNext() || !lines.next().strip().equals("---")) {
      return Optional.empty();
    }
    List<String> codes = new ArrayList<>();
    boolean inList = false;
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.strip().equals("---")) {
        break;
      }
      String bare = line.replaceFirst("\\s+#.*", "").strip();
      if (line.startsWith("language:")) {
        String value = bare.substring("language:".length()).strip();
        inList = value.isEmpty();
        for (String code : value.replaceAll("[\\[\\]]", "").split(",", -1)) {
          add(code, codes);
        }
      } else if (inList && bare.startsWith("-")) {
        add(bare.substring(1), codes);
      } else if (!bare.isEmpty()) {
        inList = false;
      }
    }
    return codes.isEmpty() ? Optional.empty() : Optional.of(new ModelLanguage(codes, false));
  }

  private static void add(String value, List<String> codes) {
    String code = value.strip().replaceAll("[\"']", "").toLowerCase(Locale.ROOT);
    if (code.matches("[a-z][a-z-]{1,14}") && !codes.contains(code)) {
      codes.add(code);
    }
  }
}
