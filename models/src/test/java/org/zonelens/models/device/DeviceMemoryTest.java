package org.zonelens.models.device;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class DeviceMemoryTest {

  @Test
  void whatTheEngineSaysOfTooLargeAnArrayIsLackOfMemory() {
    try (NDManager manager = TensorEngine.open(new DeviceChoice.Cpu()).newManager()) {
      EngineException failure =
          assertThrows(EngineException.class, () -> manager.zeros(new Shape(1L << 20, 1L << 24)));
      assertTrue(DeviceMemory.isExhausted(failure), failure.getMessage());
    }
  }

  @Test
  void otherFailuresAreNot() {
    try (NDManager manager = TensorEngine.open(new DeviceChoice.Cpu()).newManager()) {
      EngineException failure =
          assertThrows(
              EngineException.class,
              () -> manager.zeros(new Shape(2, 3)).matMul(manager.zeros(new Shape(2, 3))));
      assertFalse(DeviceMemory.isExhausted(failure), failure.getMessage());
      assertFalse(DeviceMemory.isExhausted(new IllegalStateException()));
      assertTrue(DeviceMemory.isExhausted(new OutOfMemoryError()));
    }
  }
}
