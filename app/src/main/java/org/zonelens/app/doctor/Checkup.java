package org.zonelens.app.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.app.doctor.Finding.State;
import org.zonelens.app.home.UserFolder;
import org.zonelens.models.device.DeviceChoice;
import org.zonelens.models.device.TensorEngine;
import org.zonelens.models.hub.HubCache;

/** Looks at everything the program needs. */
public final class Checkup {
  private static final int JAVA = 25;

  /** The engine's unpacked libraries and a model or two. */
  private static final double ENOUGH_GIGABYTES = 2;

  private Checkup() {}

  /** Runs all checks; none of them throws. */
  public static List<Finding> run() {
    return List.of(java(), engine(), device(), cache(), folder(), disk());
  }

  private static Finding java() {
    String found = System.getProperty("java.version") + ", " + System.getProperty("java.vendor");
    return Runtime.version().feature() >= JAVA
        ? Finding.of(State.GOOD, "java", "good", found)
        : Finding.of(State.FAILED, "java", "old", found, JAVA);
  }

  private static Finding engine() {
    try {
      return Finding.of(
          State.GOOD, "engine", "good", TensorEngine.version(), TensorEngine.threads());
    } catch (InputException failed) {
      return Finding.of(State.FAILED, "engine", "failed", failed.arguments().getFirst());
    }
  }

  private static Finding device() {
    try {
      String device = TensorEngine.open(new DeviceChoice.Auto()).id();
      return device.equals("cpu")
          ? Finding.of(State.NOTE, "device", "cpu")
          : Finding.of(State.GOOD, "device", "gpu", device);
    } catch (InputException failed) {
      return Finding.of(State.FAILED, "device", "failed");
    }
  }

  private static Finding cache() {
    HubCache cache = HubCache.local();
    int models = cache.models().size();
    return models > 0
        ? Finding.of(State.GOOD, "cache", "good", cache.root().toString(), models)
        : Finding.of(State.NOTE, "cache", "empty", cache.root().toString());
  }

  private static Finding folder() {
    Path folder = UserFolder.path();
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
      return Finding.of(State.GOOD, "folder", "good", folder.toString());
    } catch (IOException unwritable) {
      return Finding.of(State.FAILED, "folder", "unwritable", folder.toString());
    }
  }

  private static Finding disk() {
    Path place = UserFolder.path();
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    try {
      FileStore store = Files.getFileStore(place);
      double free = store.getUsableSpace() / 1e9;
      return free >= ENOUGH_GIGABYTES
          ? Finding.of(State.GOOD, "disk", "good", free, place.toString())
          : Finding.of(State.NOTE, "disk", "little", free, place.toString(), ENOUGH_GIGABYTES);
    } catch (IOException unknown) {
      return Finding.of(State.NOTE, "disk", "unknown", place.toString());
    }
  }
}
