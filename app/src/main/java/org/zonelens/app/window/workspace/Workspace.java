package org.zonelens.app.window.workspace;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.job.Latest;

/**
 * What is open: one model, one data set, and the question looked at. The tabs follow its
 * properties, which belong to the window's thread.
 */
public final class Workspace {
  private final Opening opening;
  private final JobRunner jobs;
  private final Latest modelRequest;
  private final Latest dataRequest;
  private final Masks masks = new Masks();
  private final ReadOnlyObjectWrapper<Optional<OpenModel>> model =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Dataset>> data =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> modelReference =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> dataReference =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<Example>> example =
      new SimpleObjectProperty<>(Optional.empty());

  public Workspace(Opening opening, JobRunner jobs) {
    this.opening = opening;
    this.jobs = jobs;
    modelRequest = new Latest(jobs);
    dataRequest = new Latest(jobs);
  }

  public ReadOnlyObjectProperty<Optional<OpenModel>> modelProperty() {
    return model.getReadOnlyProperty();
  }

  public Optional<OpenModel> model() {
    return model.get();
  }

  public ReadOnlyObjectProperty<Optional<Dataset>> dataProperty() {
    return data.getReadOnlyProperty();
  }

  public Optional<Dataset> data() {
    return data.get();
  }

  /** What the open model was opened by. */
  public ReadOnlyObjectProperty<Optional<String>> modelReferenceProperty() {
    return modelReference.getReadOnlyProperty();
  }

  /** What the open data set was opened by. */
  public ReadOnlyObjectProperty<Optional<String>> dataReferenceProperty() {
    return dataReference.getReadOnlyProperty();
  }

  /** The question looked at. */
  public ObjectProperty<Optional<Example>> exampleProperty() {
    return example;
  }

  public Optional<Example> example() {
    return example.get();
  }

  public Masks masks() {
    return masks;
  }

  public Opening opening() {
    return opening;
  }

  /** Whether a model is being opened. */
  public ReadOnlyBooleanProperty openingModelProperty() {
    return modelRequest.busyProperty();
  }

  /** Whether a data set is being opened. */
  public ReadOnlyBooleanProperty openingDataProperty() {
    return dataRequest.busyProperty();
  }

  /**
   * Opens a model in the background. What is open stays if that fails.
   *
   * @param reference a directory, a built-in name or a hub id
   */
  public void openModel(String reference) {
    openModel(reference, "task.open-model");
  }

  /**
   * The same for one that is, for all that is known, still to be downloaded.
   *
   * @param id a hub id
   */
  public void downloadModel(String id) {
    openModel(id, "task.download-model");
  }

  private void openModel(String reference, String task) {
    modelRequest.ask(
        Message.of(task, reference),
        context -> new OpenModel(opening.model(reference, context)),
        opened -> {
          show(opened);
          modelReference.set(Optional.of(reference));
        });
  }

  /**
   * Opens a data set in the background and looks at its first question.
   *
   * @param reference a file or a built-in name
   */
  public void openData(String reference) {
    dataRequest.ask(
        Message.of("task.open-data", reference),
        context -> opening.data(reference, context),
        opened -> {
          show(opened);
          dataReference.set(Optional.of(reference));
        });
  }

  /** Frees the model; waits for the jobs that use it. */
  public void close() {
    model.get().ifPresent(OpenModel::close);
  }

  private void show(OpenModel opened) {
    Optional<OpenModel> former = model.get();
    model.set(Optional.of(opened));
    former.ifPresent(
        old ->
            jobs.start(
                Message.of("task.close-model", old.card().name()),
                _ -> {
                  old.close();
                  return old;
                },
                _ -> {}));
  }

  private void show(Dataset opened) {
    example.set(Optional.empty());
    data.set(Optional.of(opened));
    example.set(opened.examples().stream().findFirst());
  }
}
