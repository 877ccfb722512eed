package org.zonelens.analysis.fault;

import java.util.Locale;

/**
 * One kind of fault that a user's input can have. Implemented by one enum per module.
 *
 * <p>The text bundle {@code faults} holds, for every constant, a sentence under {@link #key()} and
 * what to do about it under {@code key() + ".remedy"}.
 */
public interface Fault {

  /** The constant's name, as enums give it. */
  String name();

  /** The area this fault belongs to, the first part of its key, such as {@code data}. */
  String area();

  /** The key of this fault's sentence, such as {@code data.not-json}. */
  default String key() {
    return area() + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
