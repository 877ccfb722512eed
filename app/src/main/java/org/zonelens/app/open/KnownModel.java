package org.zonelens.app.open;

/**
 * A model that can be opened by name.
 *
 * @param name what {@code --model} takes
 * @param family such as {@code bert}
 * @param bytes size on disk
 */
public record KnownModel(
    String name, String family, boolean hasQaHead, long bytes, boolean builtIn) {}
