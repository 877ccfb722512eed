package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.fault.InputException;

/** Reads the tokens of a vocabulary with their ids. */
final class Vocabulary {
  /** Far beyond any embedding, and far from the end of what an int holds. */
  private static final int GREATEST_ID = 1 << 30;

  private Vocabulary() {}

  /** Of {@code vocab.txt}: one token per line, its id the line's number counted from 0. */
  static Map<String, Integer> read(Path file) {
    List<String> lines =
        TokenizerFiles.lines(file).stream().map(Vocabulary::withoutBlanksAtEnd).toList();
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (int id = 0; id < lines.size(); id++) {
      String token = lines.get(id);
      Integer before = ids.put(token, id);
      // Published vocabularies do hold several lines of nothing but blanks: no text is ever cut
      // into a blank piece, so they are harmless.
      if (before != null && !token.isEmpty()) {
        throw new InputException(TokenizerFault.DUPLICATE_TOKEN, file, token, before + 1, id + 1);
      }
    }
    if (lines.stream().allMatch(String::isEmpty)) {
      throw new InputException(TokenizerFault.EMPTY_VOCABULARY, file);
    }
    return ids;
  }

  /** As the library does: all that Unicode counts as white space, which Java's strip does not. */
  private static String withoutBlanksAtEnd(String line) {
    int end = line.length();
    while (end > 0 && isWhiteSpace(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end);
  }

  private static boolean isWhiteSpace(char unit) {
    return (unit >= '\t' && unit <= '\r') || unit == '\u0085' || Character.isSpaceChar(unit);
  }

  /**
   * Of a model in a JSON file: an object of tokens with their ids, or a list of [token, score] or
   * of tokens, each with its place as its id.
   */
  static Map<String, Integer> of(Path file, JsonNode stated) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (var entry : stated.properties()) {
      JsonNode id = entry.getValue();
      if (!id.isIntegralNumber()
          || !id.canConvertToInt()
          || id.intValue() < 0
          || id.intValue() > GREATEST_ID) {
        throw new InputException(TokenizerFault.BAD_ID, file, entry.getKey(), id.toString());
      }
      ids.put(entry.getKey(), id.intValue());
    }
    for (int id = 0; stated.isArray() && id < stated.size(); id++) {
      ids.put(stated.path(id).path(0).asText(), id);
    }
    if (ids.isEmpty()) {
      throw new InputException(TokenizerFault.EMPTY_VOCABULARY, file);
    }
    return ids;
  }
}
