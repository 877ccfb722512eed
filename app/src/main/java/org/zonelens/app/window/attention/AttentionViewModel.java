package org.zonelens.app.window.attention;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.Attention;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.session.PinnedTrace;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.IndexSet;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.Zone;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.job.Latest;
import org.zonelens.app.window.job.Work;
import org.zonelens.app.window.parts.ZoneNames;
import org.zonelens.app.window.workspace.OpenModel;
import org.zonelens.app.window.workspace.Workspace;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.map.MappedZone;

/** Records the attention of the question looked at, and picks out the map that is shown large. */
public final class AttentionViewModel {
  private static final Set<NamedZone> FIRST_OUTLINED =
      EnumSet.of(NamedZone.Q2, NamedZone.Q2P, NamedZone.P2Q, NamedZone.P2);

  private final Workspace workspace;
  private final Latest request;
  private final IntegerProperty window = new SimpleIntegerProperty();
  private final BooleanProperty masked = new SimpleBooleanProperty();
  private final BooleanProperty active = new SimpleBooleanProperty(true);
  private final ObjectProperty<HeadChoice> head =
      new SimpleObjectProperty<>(new HeadChoice.One(0, 0));
  private final ObjectProperty<Set<NamedZone>> outlined =
      new SimpleObjectProperty<>(FIRST_OUTLINED);
  private final ReadOnlyObjectWrapper<Optional<Recording>> recording =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<AttentionMap>> map =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<ShownZone>> zones =
      new ReadOnlyObjectWrapper<>(List.of());
  private boolean outdated;

  public AttentionViewModel(Workspace workspace, JobRunner jobs) {
    this.workspace = workspace;
    request = new Latest(jobs);
    workspace.modelProperty().subscribe(_ -> record());
    workspace.exampleProperty().subscribe(_ -> firstWindow());
    workspace.masks().maskingProperty().subscribe(this::masksChanged);
    window.subscribe(_ -> record());
    masked.subscribe(_ -> record());
    head.subscribe(_ -> showMap());
    outlined.subscribe(_ -> showZones());
    active.subscribe(_ -> catchUp());
  }

  /** Which window of a long passage, from 0. */
  public IntegerProperty windowProperty() {
    return window;
  }

  /** Whether the masks of the What-if tab act on what is shown. */
  public BooleanProperty maskedProperty() {
    return masked;
  }

  /** Whether anybody looks; while not, nothing is recorded. */
  public BooleanProperty activeProperty() {
    return active;
  }

  public ObjectProperty<HeadChoice> headProperty() {
    return head;
  }

  /** The zones whose outlines are drawn. */
  public ObjectProperty<Set<NamedZone>> outlinedProperty() {
    return outlined;
  }

  ReadOnlyObjectProperty<Optional<Recording>> recordingProperty() {
    return recording.getReadOnlyProperty();
  }

  /** The map of the head chosen. */
  public ReadOnlyObjectProperty<Optional<AttentionMap>> mapProperty() {
    return map.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<ShownZone>> zonesProperty() {
    return zones.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return request.busyProperty();
  }

  Workspace workspace() {
    return workspace;
  }

  /** Draws a zone's outline, or no longer. */
  public void outline(NamedZone zone, boolean drawn) {
    Set<NamedZone> changed = EnumSet.noneOf(NamedZone.class);
    changed.addAll(outlined.get());
    if (drawn ? changed.add(zone) : changed.remove(zone)) {
      outlined.set(changed);
    }
  }

  /**
   * Masks the cells of a rectangle in what is shown: the head, all heads of the layer, or the whole
   * model.
   *
   * @param zone the rectangle
   */
  public void mask(Zone.Block zone) {
    IndexSet all = IndexSet.all();
    Scope scope =
        switch (head.get()) {
          case HeadChoice.One(int layer, int number) ->
              new Scope(new Scope.Layers(IndexSet.of(layer)), new Scope.Heads(IndexSet.of(number)));
          case HeadChoice.LayerMean(int layer) ->
              new Scope(new Scope.Layers(IndexSet.of(layer)), new Scope.Heads(all));
          case HeadChoice.WholeMean() -> Scope.EVERYWHERE;
        };
    workspace.masks().add(new Intervention(zone, scope, Operator.EXCLUDE));
    masked.set(true);
  }

  /** Shows a trace that was recorded before, until another question, model or mask is chosen. */
  public void show(Trace pinned) {
    request.withdraw();
    outdated = false;
    show(Optional.of(new Recording(List.of(pinned.window()), pinned, Optional.empty())));
  }

  /** A name for what is shown; empty if it cannot be pinned. */
  Optional<String> suggestedName() {
    return recording.get().flatMap(each -> each.source().map(source -> name(each, source)));
  }

  private static String name(Recording recording, Source source) {
    List<String> parts = new ArrayList<>();
    parts.add(source.example().id());
    if (recording.windows().size() > 1) {
      parts.add("#" + recording.trace().window().index());
    }
    recording.trace().masking().interventions().forEach(mask -> parts.add(mask.toString()));
    return String.join(" ", parts);
  }

  /** What is shown, to be kept under a name; empty if it is a pinned trace itself. */
  public Optional<Work<PinnedTrace>> toPin(String name) {
    return recording
        .get()
        .flatMap(
            each ->
                each.source().map(source -> context -> source.named(name, each.trace(), context)));
  }

  private void firstWindow() {
    if (window.get() == 0) {
      record();
    } else {
      window.set(0);
    }
  }

  private void masksChanged(Masking masking) {
    if (masked.get()) {
      record();
    }
    showZones();
  }

  private void catchUp() {
    if (active.get() && outdated) {
      record();
    }
  }

  private void record() {
    outdated = !active.get();
    if (outdated) {
      request.withdraw();
      return;
    }
    Optional<OpenModel> model = workspace.model();
    Optional<Example> example = workspace.example();
    if (model.isEmpty() || example.isEmpty()) {
      request.withdraw();
      show(Optional.empty());
      return;
    }
    OpenModel used = model.get();
    Example read = example.get();
    Optional<Source> source = workspace.data().map(data -> new Source(used, data, read));
    int number = window.get();
    Masking masking = masked.get() ? workspace.masks().masking() : Masking.NONE;
    WindowRule rule = WindowRule.DEFAULT.within(used.card().maxLength());
    request.ask(
        Message.of("task.trace"),
        context -> used.use(open -> record(open, rule, read, number, masking, source, context)),
        recorded -> show(Optional.of(recorded)),
        () -> show(Optional.empty()));
  }

  private static Recording record(
      ReadingModel model,
      WindowRule rule,
      Example example,
      int number,
      Masking masking,
      Optional<Source> source,
      JobContext context) {
    List<Window> windows = model.windows(example.question(), example.passage(), rule);
    context.checkpoint();
    Window window = windows.get(Math.min(number, windows.size() - 1));
    int length = masking.revealsPadding() ? rule.maxLength() : window.size();
    try (Batch batch = model.open(List.of(window), length)) {
      return new Recording(windows, batch.trace(masking).getFirst(), source);
    }
  }

  private void show(Optional<Recording> recorded) {
    recorded.ifPresent(
        each -> {
          Attention attention = each.trace().attention();
          head.set(head.get().within(attention.layers(), attention.heads()));
        });
    recording.set(recorded);
    showMap();
  }

  private void showMap() {
    map.set(
        recording
            .get()
            .map(Recording::trace)
            .map(trace -> AttentionMap.of(trace.window(), chosen(trace.attention()))));
    showZones();
  }

  private float[] chosen(Attention attention) {
    return head.get().within(attention.layers(), attention.heads()).matrix(attention);
  }

  private void showZones() {
    zones.set(map.get().map(this::zonesOf).orElse(List.of()));
  }

  private List<ShownZone> zonesOf(AttentionMap shown) {
    return outlined.get().stream()
        .map(
            zone ->
                new MappedZone(
                    ZoneNames.of(zone), zone.cells(shown.roles(), workspace.masks().convention())))
        .map(zone -> new ShownZone(zone, ZoneMass.of(zone.cells(), shown.weights())))
        .toList();
  }
}
