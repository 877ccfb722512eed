package org.zonelens.models.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;

class DeviceChoiceTest {

  @ParameterizedTest
  @ValueSource(strings = {"auto", "cpu", "gpu:0", "gpu:7"})
  void spellingIsReadBack(String text) {
    assertEquals(text, DeviceChoice.parse(text).toString());
  }

  @Test
  void gpuAloneIsTheFirstOne() {
    assertEquals(new DeviceChoice.Gpu(0), DeviceChoice.parse("gpu"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CPU", "gpu:", "gpu:-1", "gpu:x", "gpu:99999", "cuda"})
  void otherTextIsRefused(String text) {
    InputException fault = assertThrows(InputException.class, () -> DeviceChoice.parse(text));
    assertEquals(DeviceFault.UNKNOWN_DEVICE, fault.fault());
  }

  @Test
  void threadsCanBeSetAfterTheEngineStarted() {
    int before = TensorEngine.threads();
    try {
      TensorEngine.useThreads(before + 1);
      assertEquals(before + 1, TensorEngine.threads());
    } finally {
      TensorEngine.useThreads(before);
    }
  }

  @Test
  void automaticChoiceAlwaysFindsADevice() {
    assertTrue(TensorEngine.open(new DeviceChoice.Auto()).id().matches("cpu|gpu:0"));
    assertEquals("cpu", TensorEngine.open(new DeviceChoice.Cpu()).id());
  }
}
