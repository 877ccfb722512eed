package org.zonelens.models.torch;

import java.util.LinkedHashMap;
import java.util.Map;

/** The storages that a pickle refers to, each described in one way only. */
final class StorageTable {
  private final Map<String, Pickled.Storage> roots = new LinkedHashMap<>();

  /**
   * Takes note of a reference.
   *
   * @throws org.zonelens.analysis.fault.InputException if the same storage was described otherwise
   */
  void add(PickleInput input, Pickled.Storage storage) {
    Pickled.Storage known = roots.putIfAbsent(storage.key(), storage);
    if (known != null
        && (known.rootElements() != storage.rootElements()
            || known.type().bytes() != storage.type().bytes())) {
      throw input.refused(TorchFault.STORAGE_CONFLICT, Globals.printable(storage.key()));
    }
  }

  /** By key, one reference to each. */
  Map<String, Pickled.Storage> roots() {
    return roots;
  }
}
