package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.fault.InputException;

/** Reads the files of a tokenizer, with a user's faults told apart from bugs. */
final class TokenizerFiles {
  /** Thrice the largest that is known, a vocabulary of 256,000 tokens with its merges. */
  private static final int MOST_BYTES = 100 << 20;

  /** Each of the tree's nodes costs far more than the one byte that it may take in the file. */
  private static final int MOST_JSON_TOKENS = 8_000_000;

  /** As deep as the tokenizers library itself reads. */
  private static final int DEEPEST = 127;

  static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxTokenCount(MOST_JSON_TOKENS)
                      .maxNestingDepth(DEEPEST)
                      .build())
              .build());

  private TokenizerFiles() {}

  static byte[] bytes(Path file) {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new InputException(TokenizerFault.TOO_LARGE, file, size >> 20, MOST_BYTES >> 20);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException(e, TokenizerFault.UNREADABLE, file, e.toString());
    }
  }

  static String text(Path file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
    } catch (CharacterCodingException e) {
      throw new InputException(e, TokenizerFault.NOT_TEXT, file);
    }
  }

  /** A text file's lines, which end as the library takes them to: a lone CR ends none. */
  static List<String> lines(Path file) {
    List<String> lines = new ArrayList<>(List.of(text(file).split("\r?\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  /** The object that a JSON file holds. */
  static ObjectNode object(Path file) {
    try {
      if (JSON.readTree(text(file)) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new InputException(e, TokenizerFault.NOT_JSON, file, line);
    }
    throw new InputException(TokenizerFault.NOT_JSON, file, 1);
  }

  /** The object that a JSON file holds, or an empty one where there is no such file. */
  static ObjectNode objectIfThere(Path file) {
    return Files.exists(file) ? object(file) : JSON.createObjectNode();
  }
}
