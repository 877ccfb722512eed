package org.zonelens.models.encoder;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What an encoder makes of a batch, apart from the tokens' states, for all its layers and runs:
 * made when first asked for, and kept as long as the batch. Weights may take part in it, so a step
 * of training needs a batch of its own.
 */
final class Derived {
  private final Map<Class<?>, Object> values = new HashMap<>();

  /**
   * The value of a kind.
   *
   * @param make called if there is none yet; arrays in the value must belong to the manager of the
   *     token ids
   */
  <T> T get(Class<T> kind, Supplier<T> make) {
    return kind.cast(values.computeIfAbsent(kind, _ -> make.get()));
  }
}
