package org.zonelens.models.hub;

import java.nio.file.Path;

/**
 * A model found in the local Hugging Face cache, whole or not.
 *
 * @param id such as {@code org/name}
 * @param directory the snapshot that would be opened, or where snapshots would be
 */
public record CachedModel(String id, Path directory, ModelOutline outline) {}
