package org.zonelens.models.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.zonelens.analysis.fault.InputException;

/**
 * The PyTorch engine. There is one per process, since libtorch can be loaded once only; that is why
 * its state here is static.
 *
 * <p>The first start on a machine unpacks about 430 MB to the engine's cache (the environment
 * variable {@code DJL_CACHE_DIR} moves it) and takes some seconds.
 */
public final class TensorEngine {
  private static final Map<Device, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private TensorEngine() {}

  /**
   * Sets how many threads one operation on the CPU may use.
   *
   * @throws InputException if the engine does not start
   */
  public static void useThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("the engine cannot run on %d threads".formatted(threads));
    }
    start();
    JniUtils.setNumThreads(threads);
  }

  /**
   * How many threads one operation on the CPU uses.
   *
   * @throws InputException if the engine does not start
   */
  public static int threads() {
    start();
    return JniUtils.getNumThreads();
  }

  /**
   * The engine's name and version, for provenance.
   *
   * @throws InputException if the engine does not start
   */
  public static String version() {
    return "PyTorch " + start().getVersion();
  }

  /**
   * The native libraries below the engine and the tokenizers, with their versions, for provenance.
   *
   * @throws InputException if the engine does not start
   */
  public static String natives() {
    start();
    Path folder = Path.of(LibUtils.getLibtorchPath());
    // The engine's own cache names the build; an unpacked libtorch has its version and a lib
    // folder.
    String build =
        folder.endsWith("lib") ? LibUtils.getVersion() : String.valueOf(folder.getFileName());
    return "libtorch %s, tokenizers %s"
        .formatted(build, Platform.detectPlatform("tokenizers").getVersion());
  }

  /**
   * Finds the device that was chosen, starting the engine if it does not run yet.
   *
   * @throws InputException if there is no such GPU, or the engine does not start
   */
  public static ComputeDevice open(DeviceChoice choice) {
    Engine engine = start();
    int gpus = engine.getGpuCount();
    Device device =
        switch (choice) {
          case DeviceChoice.Auto _ -> gpus > 0 ? Device.gpu() : Device.cpu();
          case DeviceChoice.Cpu _ -> Device.cpu();
          case DeviceChoice.Gpu(int index) when index < gpus -> Device.gpu(index);
          case DeviceChoice.Gpu(int index) ->
              throw new InputException(DeviceFault.NO_SUCH_GPU, index, gpus);
        };
    return new ComputeDevice(device, LOCKS.computeIfAbsent(device, _ -> new ReentrantLock(true)));
  }

  private static Engine start() {
    // The engine would report its use to a server, which takes seconds where there is no network.
    System.setProperty("OPT_OUT_TRACKING", "true");
    try {
      return Engine.getEngine("PyTorch");
    } catch (RuntimeException | LinkageError failure) {
      throw new InputException(
          failure, DeviceFault.ENGINE_DOES_NOT_START, Objects.toString(failure.getMessage(), ""));
    }
  }
}
