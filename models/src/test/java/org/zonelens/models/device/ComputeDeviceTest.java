package org.zonelens.models.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ComputeDeviceTest {
  private final ComputeDevice cpu = TensorEngine.open(new DeviceChoice.Cpu());

  @Test
  void someMemoryIsFreeAndNoMoreThanThereIs() {
    long all =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    long free = cpu.freeMemory();
    assertTrue(free > 0 && free <= all, free + " of " + all);
  }

  @Test
  void whoWaitsLongestComputesNext() {
    assertTrue(cpu.lock().isFair());
  }
}
