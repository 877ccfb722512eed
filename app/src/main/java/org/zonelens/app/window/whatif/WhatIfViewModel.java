package org.zonelens.app.window.whatif;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.job.Latest;
import org.zonelens.app.window.workspace.Masks;
import org.zonelens.app.window.workspace.OpenModel;
import org.zonelens.app.window.workspace.Workspace;

/** Answers the question looked at, without and with the masks, whenever either changes. */
public final class WhatIfViewModel {
  private final Workspace workspace;
  private final Latest request;
  private final BooleanProperty active = new SimpleBooleanProperty();
  private final IntegerProperty shownWindow = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<InputException>> specFault =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean outdated;

  public WhatIfViewModel(Workspace workspace, JobRunner jobs) {
    this.workspace = workspace;
    request = new Latest(jobs);
    workspace.modelProperty().subscribe(_ -> read());
    workspace.exampleProperty().subscribe(_ -> read());
    workspace.masks().maskingProperty().subscribe(_ -> read());
    active.subscribe(_ -> catchUp());
  }

  /** Whether anybody looks; while not, nothing is computed. */
  public BooleanProperty activeProperty() {
    return active;
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return request.busyProperty();
  }

  ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** The answer without masks. */
  public Optional<String> before() {
    return comparison.get().map(each -> each.before().decoded().text());
  }

  /** The answer under the masks. */
  public Optional<String> after() {
    return comparison.get().flatMap(Comparison::after).map(each -> each.decoded().text());
  }

  /** Which window's probabilities are shown, from 0. */
  public IntegerProperty shownWindowProperty() {
    return shownWindow;
  }

  /** What is wrong with the spec typed last. */
  public ReadOnlyObjectProperty<Optional<InputException>> specFaultProperty() {
    return specFault.getReadOnlyProperty();
  }

  public Masks masks() {
    return workspace.masks();
  }

  Workspace workspace() {
    return workspace;
  }

  /**
   * Adds the mask that a spec spells, or says what is wrong with it.
   *
   * @return whether it was added
   */
  public boolean add(String spec) {
    Optional<Intervention> mask = check(spec);
    mask.ifPresent(masks()::add);
    return mask.isPresent();
  }

  /** The same in the place of a mask there is. */
  public boolean replace(int index, String spec) {
    if (index >= masks().masking().interventions().size()) {
      // A field loses the keyboard because its mask was removed.
      return false;
    }
    Optional<Intervention> mask = check(spec);
    mask.ifPresent(each -> masks().replace(index, each));
    return mask.isPresent();
  }

  /** The mask that a spec spells; says what is wrong if it spells none that fits the model. */
  public Optional<Intervention> check(String spec) {
    try {
      Intervention mask = Intervention.parse(spec);
      workspace.model().map(OpenModel::card).ifPresent(card -> requireWithin(mask, card));
      specFault.set(Optional.empty());
      return Optional.of(mask);
    } catch (InputException fault) {
      specFault.set(Optional.of(fault));
      return Optional.empty();
    }
  }

  /** The spec being typed is not meant to be a mask yet. */
  public void forgetSpecFault() {
    specFault.set(Optional.empty());
  }

  private void requireWithin(Intervention mask, ModelCard card) {
    Masking.of(masks().convention(), mask).requireWithin(card.layers(), card.heads());
  }

  /** Whether the open model has no QA head. */
  public boolean cannotAnswer() {
    return workspace.model().filter(each -> !each.card().hasQaHead()).isPresent();
  }

  private void catchUp() {
    if (active.get() && outdated) {
      read();
    }
  }

  private void read() {
    outdated = !active.get();
    Optional<OpenModel> model = workspace.model();
    Optional<Dataset> data = workspace.data();
    Optional<Example> example = workspace.example();
    if (outdated || cannotAnswer() || model.isEmpty() || data.isEmpty() || example.isEmpty()) {
      request.withdraw();
      comparison.set(Optional.empty());
      return;
    }
    OpenModel used = model.get();
    Example read = example.get();
    Masking masking = workspace.masks().masking();
    ReadingRules rules = ReadingRules.of(data.get()).within(used.card().maxLength());
    request.ask(
        Message.of("task.answer"),
        context -> used.use(open -> new Reader(open, rules, context).read(read, masking)),
        this::show,
        () -> comparison.set(Optional.empty()));
  }

  private void show(Comparison answered) {
    boolean sameQuestion =
        comparison.get().map(old -> old.example().equals(answered.example())).orElse(false);
    if (!sameQuestion) {
      shownWindow.set(bestWindow(answered));
    }
    comparison.set(Optional.of(answered));
  }

  private static int bestWindow(Comparison answered) {
    var nBest = answered.before().decoded().nBest();
    return nBest.isEmpty() ? 0 : nBest.getFirst().window();
  }
}
