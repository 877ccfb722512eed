package org.zonelens.models.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.zonelens.models.checkpoint.Checkpoint;
import org.zonelens.models.checkpoint.Safetensors;
import org.zonelens.models.checkpoint.StoredTensor;
import org.zonelens.models.torch.PickleBytes;
import org.zonelens.models.torch.TorchBytes;
import org.zonelens.models.torch.TorchFile;

/** The three formats of weights. */
final class WeightTargets {
  /** A damaged file may name many; each is read alike. */
  private static final int TENSORS_READ = 20;

  private static final byte[] DATA = TorchBytes.floats(1, 2, 3, 4, 5, 6);

  private WeightTargets() {}

  static List<FuzzTarget> all() throws IOException, URISyntaxException {
    List<byte[]> pickles = pickles();
    return List.of(
        new FuzzTarget(
            "safetensors",
            headers(),
            WeightTargets::safetensors,
            tokens(
                "{",
                "}",
                "[",
                "]",
                "\"",
                ":",
                ",",
                "-1",
                "9223372036854775807",
                "1e9",
                "\"F16\"",
                "\"__metadata__\":{}",
                "\\u0000",
                "null",
                "\"dtype\":",
                "\"shape\":[0]"),
            (file, context) -> readAll(Safetensors.open(file, context))),
        new FuzzTarget(
            "torch-zip",
            pickles,
            pickle -> TorchBytes.zip(pickle, storages()),
            instructions(),
            (file, context) -> readAll(TorchFile.open(file, context))),
        new FuzzTarget(
            "torch-legacy",
            pickles,
            pickle -> TorchBytes.legacy(pickle, storages()),
            instructions(),
            (file, context) -> readAll(TorchFile.open(file, context))));
  }

  private static void readAll(Checkpoint checkpoint) {
    try (checkpoint) {
      checkpoint.tensors().values().stream()
          .filter(tensor -> tensor.type().isFloating())
          .limit(TENSORS_READ)
          .forEach(WeightTargets::readEnds);
    }
  }

  /** What lies outside the mapping would end the process here. */
  private static void readEnds(StoredTensor tensor) {
    ByteBuffer floats = tensor.floats();
    long elements = tensor.shape().elements();
    if (floats.remaining() != elements * Float.BYTES) {
      throw new IllegalStateException(floats.remaining() + " bytes for " + tensor.shape());
    }
    if (elements > 0) {
      Objects.hash(floats.getFloat(0), floats.getFloat(floats.limit() - Float.BYTES));
    }
  }

  private static Map<String, byte[]> storages() {
    return Map.of("0", DATA);
  }

  private static List<byte[]> headers() {
    return Stream.of(
            "{'a':{'dtype':'F32','shape':[2,3],'data_offsets':[0,24]}}",
            "{'__metadata__':{'format':'pt'},'a':{'dtype':'F16','shape':[4],'data_offsets':[0,8]},"
                + "'b':{'dtype':'F64','shape':[2],'data_offsets':[8,24]}}",
            "{'a':{'dtype':'BF16','shape':[],'data_offsets':[0,2]},"
                + "'b':{'dtype':'U8','shape':[22],'data_offsets':[2,24]}}")
        .map(header -> header.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static byte[] safetensors(byte[] header) {
    return ByteBuffer.allocate(Long.BYTES + header.length + DATA.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .put(DATA)
        .array();
  }

  private static List<byte[]> pickles() throws IOException, URISyntaxException {
    List<byte[]> pickles = new ArrayList<>();
    PickleBytes own = PickleBytes.begin().op('}');
    for (String type : List.of("FloatStorage", "HalfStorage", "DoubleStorage", "LongStorage")) {
      pickles.add(PickleBytes.begin().op('}').text(type).tensor(type, "0", 1, 2).op('s').end());
    }
    pickles.add(
        own.text("a")
            .tensor("FloatStorage", "0", 3, 2)
            .op('s')
            .text("b")
            .tensor("FloatStorage", "0", 6)
            .op('s')
            .end());
    for (String fixture :
        List.of(
            "views.zip",
            "types.zip",
            "model.zip",
            "parameters.zip",
            "beside.zip",
            "beside.protocol1",
            "beside.protocol4",
            "beside.protocol5")) {
      pickles.add(pickle("/org/zonelens/models/torch/fixtures/" + fixture + ".bin"));
    }
    return pickles;
  }

  private static byte[] pickle(String fixture) throws IOException, URISyntaxException {
    URI place = Objects.requireNonNull(WeightTargets.class.getResource(fixture)).toURI();
    try (ZipFile zip = new ZipFile(Path.of(place).toFile())) {
      ZipEntry entry =
          zip.stream()
              .filter(each -> each.getName().endsWith("/data.pkl"))
              .findFirst()
              .orElseThrow();
      return zip.getInputStream(entry).readAllBytes();
    }
  }

  /** Every byte that is an instruction, and some that belong together. */
  private static List<byte[]> instructions() {
    List<byte[]> tokens = new ArrayList<>();
    IntStream.concat(IntStream.rangeClosed(' ', '~'), IntStream.rangeClosed(0x80, 0x98))
        .forEach(code -> tokens.add(new byte[] {(byte) code}));
    tokens.addAll(
        tokens(
            "cos\nsystem\n",
            "ccollections\nOrderedDict\n",
            "ctorch\nSize\n",
            "ctorch\nfloat16\n",
            "ctorch._utils\n_rebuild_tensor_v3\n",
            "ctorch._utils\n_rebuild_parameter\n",
            "ctorch.storage\nUntypedStorage\n",
            "c_codecs\nencode\n",
            "K\u0000",
            "K\u0006",
            "X\u0001\u0000\u0000\u00000"));
    return tokens;
  }

  private static List<byte[]> tokens(String... tokens) {
    return Stream.of(tokens).map(each -> each.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }
}
