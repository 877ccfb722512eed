package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.zonelens.analysis.fault.InputException;

/**
 * Refuses a {@code tokenizer.json} that the library would read but that could make it abort the
 * whole process, run without end or eat all memory.
 */
final class DefinitionCheck {
  private DefinitionCheck() {}

  static void require(Path source, ObjectNode json) {
    if (!TemplateCheck.complete(json.path("post_processor"))) {
      throw new InputException(TokenizerFault.NO_PAIR_TEMPLATE, source);
    }
  }
}
