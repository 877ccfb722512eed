package org.zonelens.app.command;

import java.util.ArrayList;
import java.util.List;
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

  @Override
  public void close() {
    models.forEach(HuggingFaceModel::close);
  }
}
