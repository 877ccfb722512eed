package org.zonelens.models.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComputeDeviceTest {
  private final ComputeDevice cpu = TensorEngine.open(new DeviceChoice.Cpu());

  @Test
  void memoryThatOnlyCachesFilesIsFree() {
    assertEquals(
        OptionalLong.of(8_123_456L * 1024),
        ComputeDevice.available(
            Stream.of(
                "MemTotal:       16000000 kB",
                "MemFree:          200000 kB",
                "MemAvailable:    8123456 kB",
                "Cached:          8000000 kB")));
    assertEquals(
        OptionalLong.empty(),
        ComputeDevice.available(Stream.of("MemTotal: 16000000 kB", "MemFree: 200000 kB")));
  }

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
