package org.zonelens.models.torch;

import java.lang.foreign.MemorySegment;

/** The bytes of a file's storages, checked to be as many as their descriptions say. */
@FunctionalInterface
interface Storages {

  /** All bytes of the storage with this key, little-endian; where they lie, if possible. */
  MemorySegment bytes(String key);
}
