package org.zonelens.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.job.JobPart;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.models.checkpoint.BertConfig;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.ModelConfig;
import org.zonelens.models.checkpoint.ModelFault;
import org.zonelens.models.checkpoint.RandomCheckpoint;
import org.zonelens.models.checkpoint.SafetensorsWriter;
import org.zonelens.models.checkpoint.StoredTensor;
import org.zonelens.models.device.ComputeChoice;
import org.zonelens.models.device.ComputeDevice;
import org.zonelens.models.device.TensorEngine;
import org.zonelens.models.encoder.AttentionKind;
import org.zonelens.models.encoder.EncoderWeights;
import org.zonelens.models.tokenizer.PairTokenizer;

/** A model opened from a directory in Hugging Face layout. */
public final class HuggingFaceModel implements ReadingModel {
  /** Thousandths of opening that bringing the weights to the device takes; the rest is reading. */
  private static final long LOADED = 300;

  private static final long DONE = 1000;

  private static final List<Integer> CPU_TOKENS = List.of(1_024, 2_048, 4_096, 8_192);
  private static final List<Integer> GPU_TOKENS = List.of(8_192, 32_768, 131_072, 524_288);

  private final ModelCard card;
  private final EncoderSpec spec;
  private final PairTokenizer tokenizer;
  private final EncoderWeights weights;
  private final ComputeDevice device;

  private HuggingFaceModel(
      ModelCard card,
      EncoderSpec spec,
      PairTokenizer tokenizer,
      EncoderWeights weights,
      ComputeDevice device) {
    this.card = card;
    this.spec = spec;
    this.tokenizer = tokenizer;
    this.weights = weights;
    this.device = device;
  }

  /**
   * Opens a model: {@code config.json}, the weights in one file or several, as safetensors or of
   * PyTorch, and {@code tokenizer.json} or {@code vocab.txt}.
   *
   * @param name what the user calls it
   * @throws InputException if a file is missing, damaged, or of a kind that is not covered, the
   *     device is not there, or the family does not run in the precision
   */
  public static HuggingFaceModel open(
      Path directory, String name, ComputeChoice choice, JobContext context) {
    EncoderSpec spec = ModelConfig.read(directory);
    WeightFiles files = WeightFiles.find(directory);
    PairTokenizer tokenizer = PairTokenizer.open(directory);
    try {
      tokenizer.requireFrameBelow(spec.vocabSize());
      ComputeDevice device = TensorEngine.open(choice.device());
      context.checkpoint();
      JobPart loading = new JobPart(context, 0, LOADED);
      EncoderWeights weights =
          EncoderWeights.load(files.open(context), spec, device, choice.precision(), loading);
      try {
        String fingerprint =
            Fingerprint.of(directory, files.names(), new JobPart(context, LOADED, DONE));
        ModelCard card =
            card(name, spec, tokenizer, weights, fingerprint, device, choice.precision());
        return new HuggingFaceModel(card, spec, tokenizer, weights, device);
      } catch (RuntimeException fault) {
        weights.close();
        throw fault;
      }
    } catch (RuntimeException fault) {
      tokenizer.close();
      throw fault;
    }
  }

  /**
   * A model with made-up weights, to measure with; what it answers means nothing.
   *
   * @param tokenizer a directory with a tokenizer that the spec's vocabulary is large enough for
   */
  public static HuggingFaceModel random(
      EncoderSpec spec, Path tokenizer, String name, ComputeChoice choice, JobContext context) {
    PairTokenizer opened = PairTokenizer.open(tokenizer);
    try {
      opened.requireFrameBelow(spec.vocabSize());
      ComputeDevice device = TensorEngine.open(choice.device());
      EncoderWeights weights =
          EncoderWeights.load(
              new RandomCheckpoint(spec, 1), spec, device, choice.precision(), context);
      return new HuggingFaceModel(
          card(name, spec, opened, weights, "random " + spec, device, choice.precision()),
          spec,
          opened,
          weights,
          device);
    } catch (RuntimeException fault) {
      opened.close();
      throw fault;
    }
  }

  /**
   * Writes a model with made-up weights to a folder, to be opened as any other.
   *
   * @param spec of a BERT
   * @param tokenizer a directory with a tokenizer that the spec's vocabulary is large enough for
   * @param folder empty
   * @throws IOException if the folder cannot be written to
   */
  public static void writeRandom(EncoderSpec spec, Path tokenizer, Path folder) throws IOException {
    for (String name : List.of("tokenizer.json", "tokenizer_config.json", "vocab.txt")) {
      Files.copy(tokenizer.resolve(name), folder.resolve(name));
    }
    Files.writeString(folder.resolve("config.json"), BertConfig.of(spec).toPrettyString());
    try (RandomCheckpoint weights = new RandomCheckpoint(spec, 1)) {
      SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
      for (StoredTensor each : weights.tensors().values()) {
        writer.put(each.name(), each.type(), each.shape(), each.floats());
      }
      writer.write(folder.resolve("model.safetensors"));
    }
  }

  /**
   * The files that hold a model's weights.
   *
   * @throws InputException if there are none
   */
  public static List<Path> weightFiles(Path directory) {
    return WeightFiles.find(directory).names().stream().map(directory::resolve).toList();
  }

  private static ModelCard card(
      String name,
      EncoderSpec spec,
      PairTokenizer tokenizer,
      EncoderWeights weights,
      String fingerprint,
      ComputeDevice device,
      Precision precision) {
    return new ModelCard(
        name,
        spec.family().id(),
        spec.layers(),
        spec.heads(),
        spec.hidden(),
        spec.maxPositions(),
        weights.parameters(),
        weights.unused(),
        weights.encoder().head().isPresent(),
        tokenizer.lowerCase(),
        fingerprint,
        device.id(),
        precision);
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public List<Window> windows(String question, String passage, WindowRule rule) {
    List<Window> windows = tokenizer.windows(question, passage, rule);
    tokenizer.requireIdsBelow(spec.vocabSize(), windows);
    return windows;
  }

  @Override
  public Batch open(List<Window> windows, int length) {
    return open(windows, length, AttentionKind.FUSED);
  }

  /**
   * A batch whose attention is computed in a way of the caller's choice, to compare them.
   *
   * @throws InputException as with the other method
   */
  public Batch open(List<Window> windows, int length, AttentionKind attention) {
    if (length > spec.maxPositions()) {
      throw new InputException(ModelFault.WINDOW_TOO_LONG, length, spec.maxPositions());
    }
    int segments =
        windows.stream()
            .flatMap(window -> window.tokens().stream())
            .mapToInt(token -> token.typeId() + 1)
            .max()
            .orElse(0);
    if (spec.typeVocabSize() > 0 && segments > spec.typeVocabSize()) {
      throw new InputException(
          ModelFault.TOO_MANY_SEGMENTS, card.name(), segments, spec.typeVocabSize());
    }
    return weights.batch(card.name(), attention, device.lock(), windows, length);
  }

  /**
   * The same model with attention computed step by step in fp32, as it is recorded: the reference
   * for what is faster. Closed with this one.
   */
  public ReadingModel eager() {
    return new Eager();
  }

  private final class Eager implements ReadingModel {
    @Override
    public ModelCard card() {
      return card;
    }

    @Override
    public List<Window> windows(String question, String passage, WindowRule rule) {
      return HuggingFaceModel.this.windows(question, passage, rule);
    }

    @Override
    public Batch open(List<Window> windows, int length) {
      return HuggingFaceModel.this.open(windows, length, AttentionKind.EAGER);
    }

    @Override
    public void close() {}
  }

  /**
   * Chooses by a short measurement how this model runs fastest here.
   *
   * @param threads whether the number of the engine's threads is to be chosen, too; it has one for
   *     the whole process
   * @return how large batches are best, within a quarter of the memory that is free
   */
  public BatchRule tune(boolean threads) {
    if (threads) {
      tuneThreads();
    }
    List<Integer> tokens = isOnCpu() ? CPU_TOKENS : GPU_TOKENS;
    return BatchRule.ofTokens(
        weights.fastestTokens(tokens, device.freeMemory() / 4, device.lock()));
  }

  /** Chooses the number of the engine's threads by a short measurement, if this runs on the CPU. */
  public void tuneThreads() {
    if (isOnCpu()) {
      int cores = Runtime.getRuntime().availableProcessors();
      weights.useFastestThreads(
          IntStream.of(cores, cores / 2, 1).filter(each -> each > 0).distinct().boxed().toList(),
          TensorEngine::useThreads,
          device.lock());
    }
  }

  private boolean isOnCpu() {
    return device.id().equals("cpu");
  }

  @Override
  public void close() {
    device.lock().lock();
    try {
      weights.close();
    } finally {
      device.lock().unlock();
      tokenizer.close();
    }
  }
}
