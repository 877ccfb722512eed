package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Writes the post-processor that joins question and passage, piece by piece in their order. */
final class PairTemplate {
  private final Map<String, Integer> ids;
  private final ObjectNode json = TokenizerFiles.JSON.createObjectNode();
  private final ArrayNode pair;
  private final ObjectNode defined;

  /**
   * @param ids of all tokens
   */
  PairTemplate(Map<String, Integer> ids) {
    this.ids = ids;
    json.put("type", "TemplateProcessing");
    // Single texts are never encoded, but the library insists on their template.
    sequence(json.putArray("single"), "A", 0);
    pair = json.putArray("pair");
    defined = json.putObject("special_tokens");
  }

  /** {@code [CLS] Q [SEP] P [SEP]}, the passage and what follows it as the second segment. */
  static ObjectNode bert(SpecialTokens specials, Map<String, Integer> ids) {
    String separator = specials.text(SpecialToken.SEPARATOR);
    return new PairTemplate(ids)
        .token(specials.text(SpecialToken.START), 0)
        .question(0)
        .token(separator, 0)
        .passage(1)
        .token(separator, 1)
        .json;
  }

  /** {@code <s> Q </s></s> P </s>}, all of one segment. */
  static ObjectNode roberta(SpecialTokens specials, Map<String, Integer> ids) {
    String end = specials.text(SpecialToken.END);
    return new PairTemplate(ids)
        .token(specials.text(SpecialToken.BEGIN), 0)
        .question(0)
        .token(end, 0)
        .token(end, 0)
        .passage(0)
        .token(end, 0)
        .json;
  }

  /** {@code Q <sep> P <sep> <cls>}, the last of a segment of its own. */
  static ObjectNode xlnet(SpecialTokens specials, Map<String, Integer> ids) {
    String separator = specials.text(SpecialToken.SEPARATOR);
    return new PairTemplate(ids)
        .question(0)
        .token(separator, 0)
        .passage(1)
        .token(separator, 1)
        .token(specials.text(SpecialToken.START), 2)
        .json;
  }

  private PairTemplate question(int segment) {
    sequence(pair, "A", segment);
    return this;
  }

  private PairTemplate passage(int segment) {
    sequence(pair, "B", segment);
    return this;
  }

  private static void sequence(ArrayNode form, String name, int segment) {
    form.addObject().putObject("Sequence").put("id", name).put("type_id", segment);
  }

  private PairTemplate token(String text, int segment) {
    Integer id = ids.get(text);
    if (id == null) {
      throw new IllegalArgumentException("no id for " + text);
    }
    pair.addObject().putObject("SpecialToken").put("id", text).put("type_id", segment);
    ObjectNode whole = defined.putObject(text).put("id", text);
    whole.putArray("ids").add(id);
    whole.putArray("tokens").add(text);
    return this;
  }
}
