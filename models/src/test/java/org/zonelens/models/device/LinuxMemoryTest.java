package org.zonelens.models.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinuxMemoryTest {

  @Test
  void memoryThatOnlyCachesFilesIsFree() {
    assertEquals(
        OptionalLong.of(8_123_456L * 1024),
        LinuxMemory.bytes(
            Stream.of(
                "MemTotal:       16000000 kB",
                "MemFree:          200000 kB",
                "MemAvailable:    8123456 kB",
                "Cached:          8000000 kB"),
            "MemAvailable:"));
    assertEquals(
        OptionalLong.empty(),
        LinuxMemory.bytes(
            Stream.of("MemTotal: 16000000 kB", "MemFree: 200000 kB"), "MemAvailable:"));
  }
}
