package org.zonelens.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.fault.InputException;

class SafetensorsTest {
  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsReadBack() throws IOException {
    Path path = folder.resolve("all.safetensors");
    new SafetensorsWriter()
        .metadata("tokens", "[\"[CLS]\", \"é\"]")
        .put("f", TensorShape.of(2, 2), new float[] {1.5f, -0f, Float.MIN_VALUE, 3e38f})
        .put("i", TensorShape.of(1, 2), new long[] {Long.MIN_VALUE, 5})
        .put("u", TensorShape.of(3), new byte[] {0, 1, (byte) 255})
        .put("empty", TensorShape.of(0, 4), new float[0])
        .put("scalar", TensorShape.of(), new float[] {42})
        .write(path);
    try (Safetensors file = Safetensors.open(path)) {
      assertEquals(Map.of("tokens", "[\"[CLS]\", \"é\"]"), file.metadata());
      assertEquals(List.of("f", "i", "u", "empty", "scalar"), List.copyOf(file.entries().keySet()));
      assertEquals(TensorShape.of(2, 2), file.find("f").orElseThrow().shape());
      assertArrayEquals(new float[] {1.5f, -0f, Float.MIN_VALUE, 3e38f}, floats(file, "f"));
      ByteBuffer longs = file.bytes(file.find("i").orElseThrow());
      assertEquals(Long.MIN_VALUE, longs.getLong());
      assertEquals(5, longs.getLong());
      assertEquals((byte) 255, file.bytes(file.find("u").orElseThrow()).get(2));
      assertEquals(0, floats(file, "empty").length);
      assertArrayEquals(new float[] {42}, floats(file, "scalar"));
    }
  }

  @Test
  void dataBeginsAtAMultipleOfEight() throws IOException {
    Path path = folder.resolve("aligned.safetensors");
    for (String name : List.of("a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg")) {
      new SafetensorsWriter().put(name, TensorShape.of(1), new float[] {1}).write(path);
      assertEquals(0, (Files.size(path) - Float.BYTES) % 8, name);
    }
  }

  @Test
  void narrowAndWideFloatsBecomeFloats() throws IOException {
    float[] values = {0, 1, -2.5f, 0.333251953125f, 65504, Float.POSITIVE_INFINITY};
    ByteBuffer half = buffer(values.length * 2);
    ByteBuffer brain = buffer(values.length * 2);
    ByteBuffer wide = buffer(values.length * 8);
    for (float value : values) {
      half.putShort(Float.floatToFloat16(value));
      brain.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
      wide.putDouble(value);
    }
    TensorShape shape = TensorShape.of(values.length);
    Path path = folder.resolve("widths.safetensors");
    new SafetensorsWriter()
        .put("half", TensorType.F16, shape, half.flip())
        .put("brain", TensorType.BF16, shape, brain.flip())
        .put("wide", TensorType.F64, shape, wide.flip())
        .write(path);
    try (Safetensors file = Safetensors.open(path)) {
      assertArrayEquals(values, floats(file, "half"));
      assertArrayEquals(values, floats(file, "wide"));
      // bfloat16 keeps 8 significant bits: a relative error below 2^-7 when cut.
      float[] coarse = floats(file, "brain");
      for (int i = 0; i < values.length; i++) {
        assertTrue(
            values[i] == coarse[i] || Math.abs(values[i] - coarse[i]) < Math.abs(values[i]) / 128);
      }
    }
  }

  @Test
  void elementsAtOddAddressesAreCopied() throws IOException {
    String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    int views = 0;
    for (int i = 0; i < Float.BYTES; i++) {
      byte[] json = (header + " ".repeat(i)).getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = buffer(Long.BYTES + json.length + 8).putLong(json.length).put(json);
      Path path = folder.resolve("odd.safetensors");
      Files.write(path, bytes.putFloat(1).putFloat(2).array());
      try (Safetensors file = Safetensors.open(path)) {
        assertArrayEquals(new float[] {1, 2}, floats(file, "a"));
        ByteBuffer floats = file.floats(file.find("a").orElseThrow());
        assertEquals(0, MemorySegment.ofBuffer(floats).address() % Float.BYTES);
        views += floats.isReadOnly() ? 1 : 0;
      }
    }
    assertEquals(1, views);
  }

  @Test
  void tensorsOfOtherTypesDoNotKeepAFileFromOpening() throws IOException {
    String header =
        "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[8],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"U64\",\"shape\":[1],\"data_offsets\":[8,16]},"
            + "\"c\":{\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[16,24]}}";
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    Path path = folder.resolve("others.safetensors");
    Files.write(path, buffer(Long.BYTES + json.length + 24).putLong(json.length).put(json).array());
    try (Safetensors file = Safetensors.open(path)) {
      assertEquals(3, file.tensors().size());
      for (TensorEntry entry : file.entries().values()) {
        InputException fault = assertThrows(InputException.class, () -> file.floats(entry));
        assertEquals(ModelFault.TENSOR_NOT_FLOATING, fault.fault());
      }
    }
  }

  @Test
  void writingLeavesNothingBehindWhenItFails() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.writeString(taken.resolve("content"), "x");
    SafetensorsWriter writer = new SafetensorsWriter().put("a", TensorShape.of(1), new float[] {1});
    assertThrows(IOException.class, () -> writer.write(taken));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(taken), files.toList());
    }
  }

  @Test
  void writerRefusesShapesThatDoNotFitAndNamesThatAreTaken() {
    SafetensorsWriter writer = new SafetensorsWriter().put("a", TensorShape.of(1), new float[] {1});
    assertThrows(
        IllegalArgumentException.class,
        () -> writer.put("b", TensorShape.of(2), new float[] {1, 2, 3}));
    assertThrows(
        IllegalArgumentException.class, () -> writer.put("a", TensorShape.of(1), new float[] {2}));
  }

  private static float[] floats(Safetensors file, String name) {
    TensorEntry entry = file.find(name).orElseThrow();
    float[] values = new float[(int) entry.shape().elements()];
    file.floats(entry).asFloatBuffer().get(values);
    return values;
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
