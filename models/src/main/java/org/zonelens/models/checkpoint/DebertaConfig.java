package org.zonelens.models.checkpoint;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the facts of an {@link Architecture.Deberta}, refusing what transformers cannot run. */
record DebertaConfig(ConfigFile file, int heads, int hidden) {
  static final double USUAL_EPSILON = 1e-7;

  private static final int WIDEST_KERNEL = 9;
  private static final List<String> KERNELS = List.of("0", "1", "3", "5", "7", "9");

  Architecture.Deberta architecture() {
    // Published configs state the only width that the maps' shapes allow.
    file.requireOneOf("attention_head_size", List.of(Integer.toString(hidden / heads)));
    return new Architecture.Deberta(
        file.number("embedding_size", 1, ModelConfig.WIDEST, hidden),
        file.flag("position_biased_input", true),
        terms(),
        distances(),
        convolution());
  }

  private Set<Architecture.DistanceTerm> terms() {
    // The first version's position-to-position term is not in transformers either.
    Set<String> words = file.words("pos_att_type", List.of("c2p", "p2c"));
    Set<Architecture.DistanceTerm> terms = new HashSet<>();
    if (words.contains("c2p")) {
      terms.add(Architecture.DistanceTerm.CONTENT_TO_POSITION);
    }
    if (words.contains("p2c")) {
      terms.add(Architecture.DistanceTerm.POSITION_TO_CONTENT);
    }
    return terms;
  }

  private Optional<Architecture.Distances> distances() {
    Set<String> norms = file.words("norm_rel_ebd", List.of("layer_norm"));
    if (!file.flag("relative_attention", false)) {
      return Optional.empty();
    }
    int buckets = Math.max(0, file.number("position_buckets", -1, ModelConfig.LONGEST, -1));
    int longest = longest(buckets > 0 ? DistanceTable.SHORTEST_WITH_BUCKETS : 1);
    if (buckets > 0) {
      buckets = file.number("position_buckets", 2, DistanceTable.mostBuckets(longest));
    }
    return Optional.of(
        new Architecture.Distances(
            new DistanceTable(longest, buckets),
            norms.contains("layer_norm"),
            file.flag("share_att_key", false)));
  }

  private int longest(int shortest) {
    return file.number("max_relative_positions", -1, ModelConfig.LONGEST, -1) < 1
        ? file.number("max_position_embeddings", 4, ModelConfig.LONGEST)
        : file.number("max_relative_positions", shortest, ModelConfig.LONGEST);
  }

  private Optional<Architecture.Convolution> convolution() {
    // An even one would change the number of tokens.
    file.requireOneOf("conv_kernel_size", KERNELS);
    int kernel = file.number("conv_kernel_size", 0, WIDEST_KERNEL, 0);
    if (kernel == 0) {
      return Optional.empty();
    }
    file.requireOneOf(
        "conv_groups",
        IntStream.rangeClosed(1, hidden)
            .filter(divisor -> hidden % divisor == 0)
            .mapToObj(Integer::toString)
            .toList());
    return Optional.of(
        new Architecture.Convolution(
            kernel,
            file.number("conv_groups", 1, hidden, 1),
            file.activation("conv_act", Activation.TANH)));
  }
}
