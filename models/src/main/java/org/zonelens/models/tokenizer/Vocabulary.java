package org.zonelens.models.tokenizer;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.fault.InputException;

/** Reads {@code vocab.txt}: one token per line, its id the line's number counted from 0. */
final class Vocabulary {
  private Vocabulary() {}

  static Map<String, Integer> read(Path file) {
    List<String> lines = TokenizerFiles.text(file).lines().map(String::stripTrailing).toList();
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
}
