package org.zonelens.models.device;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.util.cuda.CudaUtils;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A CPU or GPU that the engine can use.
 *
 * @param device as the engine calls it
 * @param lock held by whoever computes: one run uses all of the device, and a second at the same
 *     time would only slow both and double the memory; fair, so that long work can let others in
 */
public record ComputeDevice(Device device, ReentrantLock lock) {

  /** Such as {@code cpu} or {@code gpu:0}. */
  public String id() {
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }

  /** Bytes that are free, on the host or the graphics card. */
  public long freeMemory() {
    if (device.isGpu()) {
      MemoryUsage card = CudaUtils.getGpuMemory(device);
      return card.getMax() - card.getCommitted();
    }
    OperatingSystemMXBean host = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    // What Linux says goes for the whole host; the total knows the limit of a container.
    return Math.min(
        LinuxMemory.available().orElseGet(host::getFreeMemorySize), host.getTotalMemorySize());
  }

  /** A manager for arrays on this device, to be closed by the caller. */
  public NDManager newManager() {
    return NDManager.newBaseManager(device);
  }
}
