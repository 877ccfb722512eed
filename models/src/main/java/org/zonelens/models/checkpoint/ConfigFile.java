package org.zonelens.models.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zonelens.analysis.fault.InputException;

/**
 * The values of a {@code config.json}, each checked when it is asked for.
 *
 * @param name how messages name the file
 */
record ConfigFile(String name, JsonNode root) {
  /** In bytes: a config has a few thousand, so more is some other file by that name. */
  private static final long LONGEST_FILE = 16_000_000;

  static ConfigFile read(Path directory) {
    Path file = directory.resolve("config.json");
    if (!Files.isDirectory(directory)) {
      throw new InputException(ModelFault.NOT_A_FOLDER, directory.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new InputException(ModelFault.CONFIG_MISSING, directory.toString());
    }
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw new InputException(ModelFault.CONFIG_NOT_JSON, file.toString());
      }
      JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
      if (root == null || !root.isObject()) {
        throw new InputException(ModelFault.CONFIG_NOT_JSON, file.toString());
      }
      return new ConfigFile(file.toString(), root);
    } catch (JsonProcessingException broken) {
      throw new InputException(broken, ModelFault.CONFIG_NOT_JSON, file.toString());
    } catch (IOException unreadable) {
      throw new InputException(
          unreadable, ModelFault.WEIGHTS_UNREADABLE, file.toString(), unreadable.toString());
    }
  }

  boolean has(String key) {
    return root.has(key);
  }

  /** A text, if there is one under the key. */
  Optional<String> text(String key) {
    return Optional.ofNullable(root.path(key).textValue());
  }

  /** The first class that the model was saved as, if the file says. */
  Optional<String> modelClass() {
    return root.path("architectures").valueStream().map(JsonNode::asText).findFirst();
  }

  /** A whole number that has to be there. */
  int number(String key, int smallest, int greatest) {
    JsonNode value = root.path(key);
    if (value.isMissingNode()) {
      throw new InputException(ModelFault.CONFIG_INCOMPLETE, name, key);
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < smallest
        || value.longValue() > greatest) {
      throw new InputException(
          ModelFault.CONFIG_NUMBER, name, key, value.toString(), smallest, greatest);
    }
    return value.intValue();
  }

  /** A whole number, or what it is taken for if the file does not say. */
  int number(String key, int smallest, int greatest, int usual) {
    return root.path(key).isMissingNode() || root.path(key).isNull()
        ? usual
        : number(key, smallest, greatest);
  }

  /** A layer norm's epsilon, or what it is taken for if the file does not say. */
  double epsilon(String key, double usual) {
    JsonNode eps = root.path(key);
    if (eps.isMissingNode()) {
      return usual;
    }
    if (!eps.isNumber() || !(eps.doubleValue() > 0) || eps.doubleValue() > 1) {
      throw new InputException(ModelFault.CONFIG_NUMBER, name, key, eps.toString(), 0, 1);
    }
    return eps.doubleValue();
  }

  Activation activation(String key, Activation usual) {
    Optional<String> stated = text(key);
    if (stated.isEmpty()) {
      return usual;
    }
    return Activation.byId(stated.get())
        .orElseThrow(
            () ->
                unsupported(
                    key, stated.get(), Activation.spellings().collect(Collectors.joining(", "))));
  }

  boolean flag(String key, boolean usual) {
    return root.path(key).asBoolean(usual);
  }

  /**
   * The words of a list, or of a text that joins them by bars; none if the file does not say.
   *
   * @param known every other one is refused; "none" and the empty word say nothing
   */
  Set<String> words(String key, List<String> known) {
    JsonNode value = root.path(key);
    List<JsonNode> texts = value.isArray() ? value.valueStream().toList() : List.of(value);
    Set<String> words = new HashSet<>();
    for (JsonNode text : texts) {
      String all = text.isObject() ? text.toString() : text.asText("none");
      for (String each : all.toLowerCase(Locale.ROOT).split("\\|", -1)) {
        String word = each.strip();
        if (known.contains(word)) {
          words.add(word);
        } else if (!word.isEmpty() && !word.equals("none")) {
          throw unsupported(key, value.toString(), String.join(", ", known));
        }
      }
    }
    return words;
  }

  /** Refuses any other value than these; a key that is absent is taken for the first. */
  void requireOneOf(String key, List<String> supported) {
    String value = root.path(key).asText(supported.getFirst());
    if (!supported.contains(value)) {
      throw unsupported(key, value, String.join(", ", supported));
    }
  }

  InputException unsupported(String key, String value, String supported) {
    return new InputException(ModelFault.CONFIG_UNSUPPORTED, name, key, value, supported);
  }
}
