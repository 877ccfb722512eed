package org.zonelens.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.app.doctor.Finding.State;
import org.zonelens.app.home.UserFolder;
import org.zonelens.models.device.DeviceChoice;
import org.zonelens.models.device.TensorEngine;
import org.zonelens.models.hub.HubCache;
import org.zonelens.models.hub.web.HubEnvironment;
import org.zonelens.models.hub.web.HubSettings;

/** Looks at everything the program needs. */
public final class Checkup {
  private static final int JAVA = 25;

  /** The engine's unpacked libraries and a model or two. */
  private static final double ENOUGH_GIGABYTES = 2;

  private Checkup() {}

  /** Runs all checks; none of them throws. */
  public static List<Finding> run() {
    return List.of(java(), engine(), device(), hub(), cache(), folder(), disk());
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

  /** How models would be downloaded; nobody is asked, and the token's value is not told. */
  private static Finding hub() {
    try {
      HubSettings settings = HubSettings.of(HubEnvironment.ofProcess());
      String endpoint = settings.endpoint().toString();
      if (settings.offline()) {
        return Finding.of(State.NOTE, "hub", "offline", endpoint);
      }
      return Finding.of(
          State.GOOD, "hub", settings.token().isPresent() ? "token" : "anonymous", endpoint);
    } catch (InputException noAddress) {
      return Finding.of(State.FAILED, "hub", "no-address", noAddress.arguments().getFirst());
    }
  }

  private static Finding cache() {
    HubCache cache = HubCache.local();
    int models = cache.models().size();
    String root = cache.root().toString();
    double free = free(cache.root());
    return models > 0
        ? Finding.of(State.GOOD, "cache", "good", root, models, free)
        : Finding.of(State.NOTE, "cache", "empty", root, free);
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
    Path place = existing(UserFolder.path());
    double free = free(place);
    if (Double.isNaN(free)) {
      return Finding.of(State.NOTE, "disk", "unknown", place.toString());
    }
    return free >= ENOUGH_GIGABYTES
        ? Finding.of(State.GOOD, "disk", "good", free, place.toString())
        : Finding.of(State.NOTE, "disk", "little", free, place.toString(), ENOUGH_GIGABYTES);
  }

  /** The folder itself, or the nearest above it that is there. */
  private static Path existing(Path folder) {
    Path place = folder.toAbsolutePath();
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    return place;
  }

  /** Gigabytes; not a number if that is not known. */
  private static double free(Path folder) {
    try {
      return Files.getFileStore(existing(folder)).getUsableSpace() / 1e9;
    } catch (IOException _) {
      return Double.NaN;
    }
  }
}
