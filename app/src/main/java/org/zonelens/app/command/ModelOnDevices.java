package org.zonelens.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zonelens.models.HuggingFaceModel;

/** One model, opened on one or several devices. */
final class ModelOnDevices implements AutoCloseable {
  private final List<HuggingFaceModel> models = new ArrayList<>();

  void add(HuggingFaceModel model) {
    models.add(model);
  }

  HuggingFaceModel first() {
    return models.getFirst();
  }

  List<HuggingFaceModel> all() {
    return List.copyOf(models);
  }

  /** The devices, with commas between them. */
  String devices() {
    return models.stream().map(model -> model.card().device()).collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    models.forEach(HuggingFaceModel::close);
  }
}
