package org.zonelens.models.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.Safetensors;
import org.zonelens.models.checkpoint.SafetensorsWriter;
import org.zonelens.models.checkpoint.TensorEntry;
import org.zonelens.models.checkpoint.TensorNames;
import org.zonelens.models.checkpoint.TensorShape;
import org.zonelens.models.checkpoint.TensorType;
import org.zonelens.models.encoder.TensorSource;

/**
 * All that a training changes: the encoder's weights, the head that goes with the model, and the
 * {@link OwnerHead} that does not.
 */
final class Parameters implements TensorSource {
  private static final String MEAN = "adam.mean/";
  private static final String VARIANCE = "adam.variance/";

  private final Map<String, TensorShape> shapes;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  private Parameters(Map<String, TensorShape> shapes) {
    this.shapes = shapes;
  }

  private static Map<String, TensorShape> shapes(EncoderSpec spec) {
    Map<String, TensorShape> shapes = new LinkedHashMap<>(TensorNames.encoder(spec));
    shapes.putAll(TensorNames.qaHead(spec));
    shapes.putAll(OwnerHead.shapes(spec));
    return shapes;
  }

  /** Weights at their start, owned by {@code manager}. */
  static Parameters fresh(NDManager manager, EncoderSpec spec, InitialWeights start) {
    Parameters made = new Parameters(shapes(spec));
    made.shapes.forEach(
        (name, shape) ->
            made.parameters.put(name, Parameter.fresh(manager, shape, start.of(name, shape))));
    return made;
  }

  /**
   * Weights as they were saved, owned by {@code manager}.
   *
   * @throws InputException if the file does not hold them
   */
  static Parameters restored(NDManager manager, EncoderSpec spec, Safetensors file) {
    Parameters made = new Parameters(shapes(spec));
    made.shapes.forEach(
        (name, shape) ->
            made.parameters.put(
                name,
                Parameter.restored(
                    manager,
                    shape,
                    stored(file, name, shape),
                    stored(file, MEAN + name, shape),
                    stored(file, VARIANCE + name, shape))));
    return made;
  }

  private static ByteBuffer stored(Safetensors file, String name, TensorShape shape) {
    TensorEntry entry =
        file.find(name)
            .filter(found -> found.shape().equals(shape) && found.type() == TensorType.F32)
            .orElseThrow(() -> new InputException(DemoFault.NOT_A_TRAINING, file.source(), name));
    return file.bytes(entry);
  }

  @Override
  public NDArray get(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalStateException("no weight is called " + name);
    }
    return parameter.value();
  }

  /**
   * One step of Adam with the gradients that were computed.
   *
   * @param step counted from 1
   * @param largestNorm gradients are scaled down together to at most this norm
   */
  void update(int step, double rate, double largestNorm) {
    double squares = 0;
    for (Parameter parameter : parameters.values()) {
      squares += parameter.squaredGradient();
    }
    double scale = Math.min(1, largestNorm / (Math.sqrt(squares) + 1e-6));
    for (Parameter parameter : parameters.values()) {
      parameter.update(step, rate, scale);
    }
  }

  /** Writes what {@link #restored} reads, and where the training stands. */
  void save(Path file, Map<String, String> facts) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    facts.forEach(writer::metadata);
    parameters.forEach(
        (name, parameter) -> {
          put(writer, name, parameter.value());
          put(writer, MEAN + name, parameter.mean());
          put(writer, VARIANCE + name, parameter.variance());
        });
    writer.write(file);
  }

  /** Writes the weights that belong to the model, as {@code transformers} names them. */
  void export(Path file, EncoderSpec spec) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
    TensorNames.encoder(spec).keySet().forEach(name -> put(writer, name, get(name)));
    TensorNames.qaHead(spec).keySet().forEach(name -> put(writer, name, get(name)));
    writer.write(file);
  }

  private void put(SafetensorsWriter writer, String name, NDArray array) {
    TensorShape shape = TensorShape.of(array.getShape().getShape());
    ByteBuffer bytes = array.toByteBuffer(true).order(ByteOrder.LITTLE_ENDIAN);
    writer.put(name, TensorType.F32, shape, bytes);
  }
}
