package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Base64;
import org.zonelens.analysis.fault.InputException;

/**
 * Refuses a {@code tokenizer.json} that the library would read but that could make it abort the
 * whole process, run without end or eat all memory. Each rule stands for one such file that did:
 * what is an error in Rust code is an abort here.
 */
final class DefinitionCheck {
  private static final int MOST_STEPS = 200;
  private static final int MOST_ADDED_TOKENS = 20_000;
  private static final int LONGEST_TOKEN = 2_000;

  /** How many times as long normalizing may make a text. */
  private static final long GREATEST_GROWTH = 4096;

  private final Path source;
  private int steps;
  private long growth = 1;

  private DefinitionCheck(Path source) {
    this.source = source;
  }

  /**
   * @throws InputException if it is unsafe
   */
  static void require(Path source, ObjectNode json) {
    if (!TemplateCheck.complete(json.path("post_processor"))) {
      throw new InputException(TokenizerFault.NO_PAIR_TEMPLATE, source);
    }
    DefinitionCheck check = new DefinitionCheck(source);
    check.steps(json.path("normalizer"));
    check.steps(json.path("pre_tokenizer"));
    check.merges(json.path("model"));
    check.addedTokens(json.path("added_tokens"));
  }

  private void steps(JsonNode step) {
    for (String list : new String[] {"normalizers", "pretokenizers"}) {
      for (JsonNode part : step.path(list)) {
        steps(part);
      }
    }
    steps++;
    if (steps > MOST_STEPS) {
      throw new InputException(TokenizerFault.UNSAFE_STEP, source, steps + " × \"type\"");
    }
    JsonNode pattern = step.path("pattern");
    if (pattern.has("Regex") && !PatternCheck.isSafe(pattern.path("Regex").asText())) {
      throw new InputException(
          TokenizerFault.UNSAFE_PATTERN, source, brief(pattern.path("Regex").asText()));
    }
    switch (step.path("type").asText()) {
      case "Replace" -> grow(step, step.path("content").asText().length());
      case "Prepend" -> grow(step, 1L + step.path("prepend").asText().length());
      case "Precompiled" -> {
        if (!CharsMap.isSound(decoded(step.path("precompiled_charsmap").asText()))) {
          throw new InputException(TokenizerFault.DAMAGED_CHARSMAP, source);
        }
        grow(step, CharsMap.LONGEST_REPLACEMENT);
      }
      case "FixedLength" -> {
        if (step.path("length").asLong() < 1) {
          throw new InputException(TokenizerFault.UNSAFE_STEP, source, brief(step.toString()));
        }
      }
      default -> {}
    }
  }

  /** The library takes quadratic time over their number, and over the length of each. */
  private void addedTokens(JsonNode tokens) {
    boolean longest =
        tokens
            .valueStream()
            .anyMatch(token -> token.path("content").asText().length() > LONGEST_TOKEN);
    if (tokens.size() > MOST_ADDED_TOKENS || longest) {
      throw new InputException(
          TokenizerFault.UNSAFE_STEP, source, tokens.size() + " × \"added_tokens\"");
    }
  }

  private void grow(JsonNode step, long times) {
    growth *= Math.max(1, times);
    if (growth > GREATEST_GROWTH) {
      throw new InputException(TokenizerFault.UNSAFE_STEP, source, brief(step.toString()));
    }
  }

  /** Empty, and so not sound, if it is not in base64. */
  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  /**
   * The library cuts the prefix off each merge's second piece without looking whether it is there.
   */
  private void merges(JsonNode model) {
    String prefix = model.path("continuing_subword_prefix").asText();
    if (!model.has("merges") || model.path("continuing_subword_prefix").isNull()) {
      return;
    }
    for (JsonNode merge : model.path("merges")) {
      String second =
          merge.isTextual()
              ? merge.asText().substring(merge.asText().indexOf(' ') + 1)
              : merge.path(1).asText();
      if (!second.startsWith(prefix)) {
        throw new InputException(TokenizerFault.UNSAFE_STEP, source, brief(merge.toString()));
      }
    }
  }

  private static String brief(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
