package org.zonelens.models.checkpoint;

import java.nio.file.Path;
import java.util.Map;

/**
 * A model's weights by name, however they are stored. What its tensors hand out must not be used
 * after {@link #close}.
 */
public interface Checkpoint extends AutoCloseable {

  /** The file that messages name; for a checkpoint in several files, the one that lists them. */
  Path source();

  /** Every tensor by the name it is stored under. */
  Map<String, StoredTensor> tensors();

  @Override
  void close();
}
