package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zonelens.analysis.fault.InputException;

/** Reads the text files of a model directory, with a user's faults told apart from bugs. */
final class TokenizerFiles {
  static final ObjectMapper JSON = new ObjectMapper();

  private TokenizerFiles() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InputException(e, TokenizerFault.NOT_TEXT, file);
    } catch (IOException e) {
      throw new InputException(e, TokenizerFault.UNREADABLE, file, e.toString());
    }
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
