package org.zonelens.app.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandTest {
  private static final Map<String, String> TYPES = Map.of("F32", "<f4", "I64", "<i8", "U8", "|u1");

  @TempDir private static Path home;

  @TempDir private Path folder;

  @BeforeAll
  static void keepOutOfTheUsersFolder() {
    System.setProperty("zonelens.home", home.toString());
  }

  private Path trace(String name) {
    Path out = folder.resolve(name);
    var err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            Locale.ENGLISH,
            new AtomicBoolean());
    String[] words = {
      "trace",
      "--model",
      "demo-en",
      "--question",
      "Who painted it?",
      "--passage",
      "It was painted by Ana in 1850.",
      "--mask",
      "p2q@1",
      "--out",
      out.toString()
    };
    assertEquals(0, CommandLineProgram.run(terminal, words), err.toString());
    return out;
  }

  @Test
  void bothFormatsHoldTheSameNumbers() throws IOException {
    ByteBuffer safe =
        ByteBuffer.wrap(Files.readAllBytes(trace("trace.safetensors")))
            .order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(safe.getLong())];
    safe.get(header);
    ByteBuffer data = safe.slice();
    JsonNode tensors = new ObjectMapper().readTree(header);
    try (ZipFile npz = new ZipFile(trace("trace.NPZ").toFile())) {
      TreeSet<String> names = new TreeSet<>();
      npz.stream().forEach(entry -> names.add(entry.getName().replace(".npy", "")));
      TreeSet<String> expected = new TreeSet<>();
      tensors.fieldNames().forEachRemaining(expected::add);
      expected.remove("__metadata__");
      for (String name : expected) {
        JsonNode tensor = tensors.get(name);
        byte[] entry = npz.getInputStream(npz.getEntry(name + ".npy")).readAllBytes();
        int begin = 10 + (entry[8] & 0xff) + 256 * (entry[9] & 0xff);
        String array = new String(entry, 10, begin - 10, StandardCharsets.US_ASCII);
        assertTrue(array.contains("'" + TYPES.get(tensor.get("dtype").asText()) + "'"), array);
        String shape = tensor.get("shape").toString().replaceAll("[\\[\\]]", "").replace(",", ", ");
        assertTrue(array.contains("(" + shape), array);
        int from = tensor.at("/data_offsets/0").asInt();
        byte[] numbers = new byte[tensor.at("/data_offsets/1").asInt() - from];
        data.get(from, numbers);
        assertArrayEquals(numbers, Arrays.copyOfRange(entry, begin, entry.length), name);
      }
      tensors.get("__metadata__").fieldNames().forEachRemaining(expected::add);
      assertEquals(expected, names, "texts are there too");
    }
  }
}
