package org.zonelens.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonelens.analysis.fault.InputException;

class SafetensorsFaultTest {
  @TempDir private Path folder;

  /** Headers for 16 bytes of data, and what is wrong with them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "HEADER_NOT_JSON | {'a':",
        "HEADER_NOT_JSON | [1, 2]",
        "HEADER_NOT_JSON | {} {}",
        "HEADER_NOT_JSON | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},"
            + "'a':{'dtype':'F32','shape':[2],'data_offsets':[8,16]}}",
        "HEADER_NOT_JSON | {'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16],'shape':[4]}}",
        "HEADER_ENTRY | {'a':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,16]}}",
        "HEADER_ENTRY | {'a':{'dtype':'F32','shape':[2,[2]],'data_offsets':[0,16]}}",
        "HEADER_ENTRY | {'a':{'dtype':7,'shape':[4],'data_offsets':[0,16]}}",
        "HEADER_ENTRY | {'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16],'more':{}}}",
        "HEADER_ENTRY | {'a':7}",
        "HEADER_ENTRY | {'__metadata__':'pt'}",
        "HEADER_ENTRY | {'__metadata__':{'format':7}}",
        "HEADER_ENTRY | {'a':{'shape':[4],'data_offsets':[0,16]}}",
        "HEADER_ENTRY | {'a':{'dtype':'F32','data_offsets':[0,16]}}",
        "HEADER_ENTRY | {'a':{'dtype':'F32','shape':[-4],'data_offsets':[0,16]}}",
        "HEADER_ENTRY | {'a':{'dtype':'F32','shape':[4.5],'data_offsets':[0,16]}}",
        "HEADER_ENTRY | {'a':{'dtype':'F32','shape':[4],'data_offsets':[0]}}",
        "HEADER_ENTRY | {'a':{'dtype':'F32','shape':[4],'data_offsets':[-16,0]}}",
        "HEADER_ENTRY | {'a':{'dtype':'F32','shape':[4],'data_offsets':[0,99999999999999999999]}}",
        "TENSOR_TYPE | {'a':{'dtype':'F12','shape':[4],'data_offsets':[0,16]}}",
        "TENSOR_OUTSIDE | {'a':{'dtype':'F32','shape':[5],'data_offsets':[0,20]}}",
        "TENSOR_OUTSIDE | {'a':{'dtype':'F32','shape':[4],'data_offsets':[16,0]}}",
        "TENSOR_OUTSIDE | {'a':{'dtype':'F32','shape':[4],"
            + "'data_offsets':[9223372036854775791,9223372036854775807]}}",
        "TENSOR_SIZE | {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,16]}}",
        "TENSOR_SIZE | {'a':{'dtype':'F16','shape':[4],'data_offsets':[0,16]}}",
        // 2^62 elements of 4 bytes are 2^64 bytes, which would count as none.
        "TENSOR_SIZE | {'a':{'dtype':'F32','shape':[4611686018427387904],'data_offsets':[0,0]}}",
        "TENSOR_SIZE | {'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,0]}}",
        "TENSORS_OVERLAP | {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]},"
            + "'b':{'dtype':'F32','shape':[2],'data_offsets':[8,16]}}",
        "TENSORS_OVERLAP | {'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]},"
            + "'b':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}",
        "DATA_WITHOUT_TENSOR | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}",
        "DATA_WITHOUT_TENSOR | {'a':{'dtype':'F32','shape':[2],'data_offsets':[8,16]}}",
        "DATA_WITHOUT_TENSOR | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'b':{'dtype':'F32','shape':[2],'data_offsets':[8,16]}}",
      })
  void headersThatBreakTheRulesAreRefused(ModelFault fault, String header) throws IOException {
    assertFault(fault, file(header.replace('\'', '"'), 16));
  }

  @Test
  void headersNestedOrWideBeyondReasonAreRefused() throws IOException {
    assertFault(ModelFault.HEADER_ENTRY, file("{\"a\":" + "[".repeat(1_000_000), 0));
    assertFault(ModelFault.HEADER_ENTRY, file("{\"a\":" + "{\"a\":".repeat(1_000_000), 0));
    assertFault(
        ModelFault.HEADER_ENTRY, file(entry("a").replace("[0]", "[" + "1,".repeat(64) + "0]"), 0));
    String keys =
        IntStream.range(0, 20).mapToObj(i -> ",\"k" + i + "\":1").collect(Collectors.joining());
    assertFault(ModelFault.HEADER_ENTRY, file(entry("a").replace("}}", keys + "}}"), 0));
    assertFault(ModelFault.HEADER_NOT_JSON, file(entry("a".repeat(60_000)), 0));
    StringBuilder many = new StringBuilder("{");
    for (int i = 0; i < 100_001; i++) {
      String entry = entry("t" + i);
      many.append(entry, 1, entry.length() - 1).append(',');
    }
    many.setCharAt(many.length() - 1, '}');
    assertFault(ModelFault.HEADER_ENTRY, file(many.toString(), 0));
  }

  /** A header with one tensor without elements. */
  private static String entry(String name) {
    return "{\"" + name + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}";
  }

  @Test
  void fileWithoutRoomForAHeaderIsRefused() throws IOException {
    Path file = folder.resolve("short.safetensors");
    Files.write(file, new byte[0]);
    assertFault(ModelFault.WEIGHTS_TOO_SHORT, file);
    Files.write(file, new byte[7]);
    assertFault(ModelFault.WEIGHTS_TOO_SHORT, file);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "57", "2147483648", "100000001", "9223372036854775807", "-1", "-8"})
  void headerLengthsThatCannotBeAreRefused(long length) throws IOException {
    Path file = folder.resolve("length.safetensors");
    ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    Files.write(file, bytes.array());
    assertFault(ModelFault.HEADER_LENGTH, file);
  }

  @Test
  void everyTruncationOfAGoodFileIsRefused() throws IOException {
    Path whole = folder.resolve("whole.safetensors");
    new SafetensorsWriter()
        .put("a", TensorShape.of(2, 3), new float[] {1, 2, 3, 4, 5, 6})
        .put("b", TensorShape.of(2), new long[] {7, 8})
        .write(whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.safetensors");
    for (int length = 0; length < bytes.length; length++) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThrows(InputException.class, () -> Safetensors.open(cut).close(), "cut at " + length);
    }
  }

  @Test
  void missingFilesAndFoldersAreRefused() {
    assertFault(ModelFault.WEIGHTS_MISSING, folder.resolve("nothing.safetensors"));
    assertFault(ModelFault.WEIGHTS_MISSING, folder);
  }

  @Test
  void integersAreRefusedAsWeights() throws IOException {
    Path path = folder.resolve("integers.safetensors");
    new SafetensorsWriter().put("a", TensorShape.of(2), new long[] {7, 8}).write(path);
    try (Safetensors file = Safetensors.open(path)) {
      TensorEntry entry = file.find("a").orElseThrow();
      InputException fault = assertThrows(InputException.class, () -> file.floats(entry));
      assertEquals(ModelFault.TENSOR_NOT_FLOATING, fault.fault());
    }
  }

  @Test
  void tensorBeyondTwoGibibytesIsRefusedWhenItIsRead() throws IOException {
    // A sparse file: nothing of its 3 GB is on the disk.
    Path path =
        file(
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[3000000000],\"data_offsets\":[0,3000000000]}}", 0);
    try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1), Files.size(path) + 3_000_000_000L - 1);
    }
    try (Safetensors file = Safetensors.open(path)) {
      TensorEntry entry = file.find("a").orElseThrow();
      InputException fault = assertThrows(InputException.class, () -> file.bytes(entry));
      assertEquals(ModelFault.TENSOR_TOO_LARGE, fault.fault());
    }
  }

  private Path file(String header, int dataBytes) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    Path file = folder.resolve("model.safetensors");
    Files.write(file, bytes.array());
    return file;
  }

  private static void assertFault(ModelFault expected, Path file) {
    InputException fault = assertThrows(InputException.class, () -> Safetensors.open(file).close());
    assertEquals(expected, fault.fault());
    assertTrue(fault.arguments().getFirst().toString().contains(file.toString()));
  }
}
