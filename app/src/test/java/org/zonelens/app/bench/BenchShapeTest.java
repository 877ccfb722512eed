package org.zonelens.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.models.checkpoint.EncoderSpec;

class BenchShapeTest {
  @Test
  void aShapeIsNamedOrSpelt() {
    assertEquals(Optional.of(new BenchShape(12, 768, 12)), BenchShape.parse("base"));
    assertEquals(Optional.of(new BenchShape(24, 1024, 16)), BenchShape.parse("large"));
    assertEquals(Optional.of(new BenchShape(4, 256, 8)), BenchShape.parse("4x256x8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "huge", "4x256", "0x256x4", "4x256x0", "4x10x3", "4x-8x2", "9999x8x2"})
  void nonsenseIsNoShape(String text) {
    assertEquals(Optional.empty(), BenchShape.parse(text));
  }

  @Test
  void theModelHasTheShape() {
    EncoderSpec spec = new BenchShape(3, 48, 4).spec();
    assertEquals(3, spec.layers());
    assertEquals(4, spec.heads());
    assertEquals(48, spec.hidden());
    assertEquals(192, spec.intermediate());
  }
}
