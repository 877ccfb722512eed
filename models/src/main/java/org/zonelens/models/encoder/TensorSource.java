package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;

/**
 * Where an encoder's weights come from: a checkpoint, or a trainer that owns them. Asked for every
 * name of {@link org.zonelens.models.checkpoint.TensorNames}.
 */
@FunctionalInterface
public interface TensorSource {

  /** The weight of this name, as float32, which stays its owner's. */
  NDArray get(String name);
}
