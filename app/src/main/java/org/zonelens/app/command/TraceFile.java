package org.zonelens.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.file.NumpyArchive;
import org.zonelens.analysis.model.Attention;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.models.checkpoint.SafetensorsWriter;
import org.zonelens.models.checkpoint.TensorShape;

/**
 * A trace as a file: {@code attention} f32 [layers, heads, n, n], {@code start_logits} and {@code
 * end_logits} f32 [n], {@code input_ids} and {@code token_type_ids} i64 [n], {@code roles} u8 [n];
 * and the tokens, model, masks, convention and answer, in safetensors as {@code __metadata__}, in
 * NumPy's archives as arrays of texts.
 */
final class TraceFile {
  private final Trace trace;
  private final String model;
  private final String answer;
  private final List<Token> tokens;

  private TraceFile(Trace trace, String model, String answer) {
    this.trace = trace;
    this.model = model;
    this.answer = answer;
    this.tokens = trace.window().tokens();
  }

  /**
   * Writes the file, replacing one that is there: a NumPy archive if its ending is {@code .npz},
   * else safetensors.
   *
   * @param model what the user calls it
   * @param answer over all windows; empty for none
   * @throws InputException if it cannot be written
   */
  static void write(Path file, Trace trace, String model, String answer) {
    String name = Objects.toString(file.getFileName(), "").toLowerCase(Locale.ROOT);
    TraceFile content = new TraceFile(trace, model, answer);
    try {
      if (name.endsWith(".npz")) {
        content.archive().write(file);
      } else {
        content.safetensors().write(file);
      }
    } catch (IOException failed) {
      throw new InputException(failed, CommandFault.CANNOT_WRITE, file.toString());
    }
  }

  private SafetensorsWriter safetensors() throws JsonProcessingException {
    int n = tokens.size();
    TensorShape one = TensorShape.of(n);
    Attention attention = trace.attention();
    return new SafetensorsWriter()
        .metadata("tokens", json(texts()))
        .metadata("model", model)
        .metadata("masks", json(masks()))
        .metadata("convention", trace.masking().convention().id())
        .metadata("answer", answer)
        .put(
            "attention",
            TensorShape.of(attention.layers(), attention.heads(), n, n),
            attention.weights())
        .put("start_logits", one, trace.logits().start())
        .put("end_logits", one, trace.logits().end())
        .put("input_ids", one, ids())
        .put("token_type_ids", one, typeIds())
        .put("roles", one, roles());
  }

  private NumpyArchive archive() {
    int n = tokens.size();
    List<Integer> one = List.of(n);
    Attention attention = trace.attention();
    return new NumpyArchive()
        .put("attention", List.of(attention.layers(), attention.heads(), n, n), attention.weights())
        .put("start_logits", one, trace.logits().start())
        .put("end_logits", one, trace.logits().end())
        .put("input_ids", one, ids())
        .put("token_type_ids", one, typeIds())
        .put("roles", one, roles())
        .put("tokens", one, texts())
        .put("model", model)
        .put("masks", List.of(masks().size()), masks())
        .put("convention", trace.masking().convention().id())
        .put("answer", answer);
  }

  private List<String> texts() {
    return tokens.stream().map(Token::text).toList();
  }

  private List<String> masks() {
    return trace.masking().interventions().stream().map(Intervention::toString).toList();
  }

  private long[] ids() {
    return tokens.stream().mapToLong(Token::id).toArray();
  }

  private long[] typeIds() {
    return tokens.stream().mapToLong(Token::typeId).toArray();
  }

  private byte[] roles() {
    byte[] roles = new byte[tokens.size()];
    for (int i = 0; i < roles.length; i++) {
      roles[i] = (byte) tokens.get(i).role().code();
    }
    return roles;
  }

  private static String json(List<String> texts) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(texts);
  }
}
