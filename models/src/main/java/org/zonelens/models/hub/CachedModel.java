package org.zonelens.models.hub;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A model found in the local Hugging Face cache.
 *
 * @param id such as {@code org/name}
 * @param directory the snapshot that would be opened
 * @param family the config's {@code model_type}, if it says one
 * @param hasQaHead whether the config names an architecture for question answering
 * @param bytes size of the snapshot's files
 */
public record CachedModel(
    String id, Path directory, Optional<String> family, boolean hasQaHead, long bytes) {}
