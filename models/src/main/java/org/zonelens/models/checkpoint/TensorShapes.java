package org.zonelens.models.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the names of weights with the shapes that a config asks for. */
final class TensorShapes {
  private final Map<String, TensorShape> shapes = new LinkedHashMap<>();

  void table(String name, int rows, int columns) {
    tensor(name, rows, columns);
  }

  void tensor(String name, long... extents) {
    shapes.put(name, TensorShape.of(extents));
  }

  void linear(String name, int outputs, int inputs) {
    shapes.put(name + ".weight", TensorShape.of(outputs, inputs));
    shapes.put(name + ".bias", TensorShape.of(outputs));
  }

  void convolution(String name, int channels, Architecture.Convolution convolution) {
    tensor(name + ".weight", channels, channels / convolution.groups(), convolution.kernel());
    shapes.put(name + ".bias", TensorShape.of(channels));
  }

  void norm(String name, int width) {
    shapes.put(name + ".weight", TensorShape.of(width));
    shapes.put(name + ".bias", TensorShape.of(width));
  }

  Map<String, TensorShape> all() {
    return shapes;
  }
}
