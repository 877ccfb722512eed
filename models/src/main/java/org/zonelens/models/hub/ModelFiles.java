package org.zonelens.models.hub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of a model's files matter here, by their names. A name that is none of these, such as one
 * with folders in it, is never wanted: hubs are not trusted with names.
 */
final class ModelFiles {
  static final String CONFIG = "config.json";
  static final String CARD = "README.md";
  static final String SAFETENSORS = "model.safetensors";
  static final String SAFETENSORS_INDEX = "model.safetensors.index.json";
  static final String PYTORCH = "pytorch_model.bin";
  static final String PYTORCH_INDEX = "pytorch_model.bin.index.json";

  private static final Set<String> SMALL =
      Set.of(
          CONFIG,
          CARD,
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "merges.txt");
  private static final Pattern VOCABULARY =
      Pattern.compile("vocab[A-Za-z0-9_-]{0,40}\\.(txt|json)");
  private static final Pattern SENTENCE_PIECE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,60}(\\.bpe)?\\.model");
  private static final Pattern SHARD =
      Pattern.compile("(model|pytorch_model)-(\\d{5})-of-(\\d{5})\\.(safetensors|bin)");
  private static final Pattern FOREIGN =
      Pattern.compile("tf_model\\.h5|flax_model\\.msgpack|.*\\.(ckpt\\.index|gguf|onnx|ot)");

  private ModelFiles() {}

  /** Everything but the weights, the config first. */
  static List<String> besidesWeights(Collection<String> names) {
    List<String> wanted = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      if ((SMALL.contains(name) && !name.equals(CONFIG))
          || VOCABULARY.matcher(name).matches()
          || SENTENCE_PIECE.matcher(name).matches()) {
        wanted.add(name);
      }
    }
    if (names.contains(CONFIG)) {
      wanted.addFirst(CONFIG);
    }
    return wanted;
  }

  /**
   * The files that hold all weights, in one format: safetensors before PyTorch's, one file before
   * several; an index first.
   *
   * @return empty if there are none, or not all of several
   */
  static Optional<List<String>> weights(Collection<String> names) {
    if (names.contains(SAFETENSORS)) {
      return Optional.of(List.of(SAFETENSORS));
    }
    Optional<List<String>> shards = shards(names, SAFETENSORS_INDEX, "safetensors");
    if (shards.isPresent()) {
      return shards;
    }
    return names.contains(PYTORCH)
        ? Optional.of(List.of(PYTORCH))
        : shards(names, PYTORCH_INDEX, "bin");
  }

  private static Optional<List<String>> shards(
      Collection<String> names, String index, String ending) {
    if (!names.contains(index)) {
      return Optional.empty();
    }
    Map<String, List<String>> byTotal = new TreeMap<>();
    for (String name : new TreeSet<>(names)) {
      Matcher shard = SHARD.matcher(name);
      if (shard.matches() && shard.group(4).equals(ending)) {
        byTotal.computeIfAbsent(shard.group(3), _ -> new ArrayList<>(List.of(index))).add(name);
      }
    }
    return byTotal.entrySet().stream()
        .filter(each -> each.getValue().size() - 1 == Integer.parseInt(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether weights are there in a format that is read by nobody here. */
  static boolean hasForeignWeights(Collection<String> names) {
    return names.stream().anyMatch(name -> FOREIGN.matcher(name).matches());
  }

  static boolean hasTokenizer(Collection<String> names) {
    return names.contains("tokenizer.json")
        || names.contains("vocab.txt")
        || (names.contains("vocab.json") && names.contains("merges.txt"))
        || names.stream().anyMatch(name -> SENTENCE_PIECE.matcher(name).matches());
  }
}
