package org.zonelens.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.Attention;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.models.checkpoint.SafetensorsWriter;
import org.zonelens.models.checkpoint.TensorShape;

/**
 * A trace as a safetensors file: {@code attention} f32 [layers, heads, n, n], {@code start_logits}
 * and {@code end_logits} f32 [n], {@code input_ids} and {@code token_type_ids} i64 [n], {@code
 * roles} u8 [n]; {@code __metadata__} names the tokens, model, masks, convention and answer.
 */
final class TraceFile {
  private TraceFile() {}

  /**
   * Writes the file, replacing one that is there.
   *
   * @throws InputException if it cannot be written
   */
  static void write(Path file, Trace trace, ModelCard card, String answer) {
    List<Token> tokens = trace.window().tokens();
    int n = tokens.size();
    Attention attention = trace.attention();
    byte[] roles = new byte[n];
    for (int i = 0; i < n; i++) {
      roles[i] = (byte) tokens.get(i).role().code();
    }
    TensorShape one = TensorShape.of(n);
    try {
      new SafetensorsWriter()
          .metadata("tokens", json(tokens.stream().map(Token::text).toList()))
          .metadata("model", card.name())
          .metadata(
              "masks",
              json(trace.masking().interventions().stream().map(Intervention::toString).toList()))
          .metadata("convention", trace.masking().convention().id())
          .metadata("answer", answer)
          .put(
              "attention",
              TensorShape.of(attention.layers(), attention.heads(), n, n),
              attention.weights())
          .put("start_logits", one, trace.logits().start())
          .put("end_logits", one, trace.logits().end())
          .put("input_ids", one, tokens.stream().mapToLong(Token::id).toArray())
          .put("token_type_ids", one, tokens.stream().mapToLong(Token::typeId).toArray())
          .put("roles", one, roles)
          .write(file);
    } catch (IOException failed) {
      throw new InputException(failed, CommandFault.CANNOT_WRITE, file.toString());
    }
  }

  private static String json(List<String> texts) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(texts);
  }
}
