package org.zonelens.analysis.model;

import java.util.List;

/**
 * What is known about an opened model.
 *
 * @param name what the user opened: a directory's name, a built-in name or a hub id
 * @param family such as {@code bert}
 * @param hidden width of the hidden states
 * @param maxLength the most tokens a window can have
 * @param parameters number of weights
 * @param unused tensors of the checkpoint that nothing here has a use for, such as a pooler's
 * @param hasQaHead whether it can answer, or only be looked at
 * @param lowerCase whether the tokenizer lower-cases
 * @param fingerprint SHA-256 over config, weights and the tokenizer's files, hexadecimal: the same
 *     model, the same fingerprint
 * @param device where it runs, such as {@code cpu} or {@code gpu:0}
 * @param precision of what it computes when it answers; attention is always recorded in fp32
 */
public record ModelCard(
    String name,
    String family,
    int layers,
    int heads,
    int hidden,
    int maxLength,
    long parameters,
    List<String> unused,
    boolean hasQaHead,
    boolean lowerCase,
    String fingerprint,
    String device,
    Precision precision) {
  public ModelCard {
    unused = List.copyOf(unused);
  }
}
