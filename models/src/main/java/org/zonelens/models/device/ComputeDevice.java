package org.zonelens.models.device;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A CPU or GPU that the engine can use.
 *
 * @param device as the engine calls it
 * @param lock held by whoever computes: one run uses all of the device, and a second at the same
 *     time would only slow both and double the memory
 */
public record ComputeDevice(Device device, ReentrantLock lock) {

  /** Such as {@code cpu} or {@code gpu:0}. */
  public String id() {
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }

  /** A manager for arrays on this device, to be closed by the caller. */
  public NDManager newManager() {
    return NDManager.newBaseManager(device);
  }
}
