package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.zonelens.analysis.model.Precision;
import org.zonelens.models.checkpoint.Activation;

/**
 * The parts of a layer as a TorchScript program, whose source is {@code fused.torchscript} beside
 * this class. It reaches what the engine's array operations do not: fused attention (Dao et al.
 * 2022), and numbers of 16 bits.
 *
 * <p>Arrays: hidden states are float32 [B, n, hidden]; a projection is three arrays [B, H, n,
 * width] in the precision of the weights, which are never looked at here (the engine's bindings
 * know no bfloat16); a context is [B, n, hidden] in the same precision. Results belong to the
 * manager handed in.
 */
final class FusedProgram {
  private final PtSymbolBlock program;

  private FusedProgram(PtSymbolBlock program) {
    this.program = program;
  }

  /** Compiles the program, which goes with the manager. */
  static FusedProgram load(NDManager manager) {
    // The engine reads programs from archives as torch.jit.save writes them; this one is made here,
    // from text that ships with the program, and holds nothing but that text.
    try (InputStream archive = new ByteArrayInputStream(archive())) {
      return new FusedProgram(JniUtils.loadModule((PtNDManager) manager, archive, false, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream source =
            Objects.requireNonNull(FusedProgram.class.getResourceAsStream("fused.torchscript"));
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      // The version of the operators: the first whose gelu knows the tanh approximation.
      store(zip, "version", "10\n".getBytes(StandardCharsets.US_ASCII));
      store(zip, "constants.pkl", pickle(")"));
      // An object of the class, made without arguments, whose one field is False.
      store(zip, "data.pkl", pickle("c__torch__\nLayers\n)\u0081}X\b\0\0\0training\u0089sb"));
      store(zip, "code/__torch__.py", source.readAllBytes());
    }
    return bytes.toByteArray();
  }

  private static byte[] pickle(String operations) {
    return ("\u0080\u0002" + operations + ".").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The engine wants entries uncompressed, below one folder. */
  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry("program/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** Copies of weights in another precision. */
  NDArray[] narrowed(NDManager owner, NDArray[] weights, Precision precision) {
    try (IValue list = list(weights);
        IValue kind = IValue.from(code(precision));
        IValue result = IValueUtils.runMethod(program, "narrowed", list, kind)) {
      return result.toTensorArray((PtNDManager) owner);
    }
  }

  /** As c10::ScalarType numbers them. */
  private static long code(Precision precision) {
    return switch (precision) {
      case FP32 -> 6;
      case FP16 -> 5;
      case BF16 -> 15;
    };
  }

  /**
   * Queries, keys and values.
   *
   * @param weights of the three maps, each with its bias
   */
  NDArray[] project(NDManager owner, NDArray hidden, NDArray[] weights, int heads) {
    try (IValue states = tensor(hidden);
        IValue list = list(weights);
        IValue count = IValue.from((long) heads);
        IValue result = IValueUtils.runMethod(program, "project", states, list, count)) {
      return result.toTensorArray((PtNDManager) owner);
    }
  }

  /**
   * Attention of some of the windows, the pattern of which nobody sees.
   *
   * @param first of the windows
   * @param end behind the last of them
   * @param runs all heads
   */
  NDArray attend(
      NDManager owner, NDArray[] projection, int first, int end, List<HeadRun<Bias>> runs) {
    long[] bounds = new long[runs.size() + 1];
    NDArray[] biases = new NDArray[runs.size()];
    NDArray[] alive = new NDArray[runs.size()];
    for (int i = 0; i < runs.size(); i++) {
      bounds[i + 1] = runs.get(i).end();
      biases[i] = runs.get(i).treatment().scores();
      alive[i] = runs.get(i).treatment().alive();
    }
    try (IValue parts = list(projection);
        IValue from = IValue.from((long) first);
        IValue to = IValue.from((long) end);
        IValue heads = IValue.listFrom(bounds);
        IValue added = list(biases);
        IValue rows = list(alive);
        IValue result =
            IValueUtils.runMethod(program, "attend", parts, from, to, heads, added, rows)) {
      return result.toTensor((PtNDManager) owner);
    }
  }

  /**
   * What is done to the scores and contexts of some heads.
   *
   * @param scores added before softmax; anything that broadcasts over [B, H, n, n]
   * @param alive multiplies contexts: [B, 1, n, 1], or a single number that says to leave them
   */
  record Bias(NDArray scores, NDArray alive) {}

  /** Dot products of queries and keys of some of the windows, not scaled: float32 [B, H, n, n]. */
  NDArray scores(NDManager owner, NDArray[] projection, int first, int end) {
    try (IValue parts = list(projection);
        IValue from = IValue.from((long) first);
        IValue to = IValue.from((long) end);
        IValue result = IValueUtils.runMethod(program, "scores", parts, from, to)) {
      return result.toTensor((PtNDManager) owner);
    }
  }

  /** The context of some of the windows under a pattern, float32 [B, H, n, n]. */
  NDArray average(NDManager owner, NDArray[] projection, int first, int end, NDArray pattern) {
    try (IValue parts = list(projection);
        IValue from = IValue.from((long) first);
        IValue to = IValue.from((long) end);
        IValue weights = tensor(pattern);
        IValue result = IValueUtils.runMethod(program, "average", parts, from, to, weights)) {
      return result.toTensor((PtNDManager) owner);
    }
  }

  /**
   * The layer from its context on.
   *
   * @param hidden the states before the layer
   * @param weights of the output map, its norm, the feed-forward block's two maps and its norm,
   *     each with its bias
   */
  NDArray finish(
      NDManager owner,
      NDArray hidden,
      NDArray context,
      NDArray[] weights,
      Activation activation,
      double eps) {
    try (IValue states = tensor(hidden);
        IValue averaged = tensor(context);
        IValue list = list(weights);
        IValue function = IValue.from(activation.name());
        IValue epsilon = IValue.from(eps);
        IValue result =
            IValueUtils.runMethod(program, "finish", states, averaged, list, function, epsilon)) {
      return result.toTensor((PtNDManager) owner);
    }
  }

  private static IValue tensor(NDArray array) {
    return IValue.from((PtNDArray) array);
  }

  private static IValue list(NDArray[] arrays) {
    PtNDArray[] own = new PtNDArray[arrays.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = (PtNDArray) arrays[i];
    }
    return IValue.listFrom(own);
  }
}
