package org.zonelens.app.window.sweep;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.session.Flip;
import org.zonelens.analysis.session.Pin;
import org.zonelens.analysis.session.PinnedTrace;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepResult;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.app.figure.FigureSettings;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.app.open.Catalogue;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.job.Job;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.job.Latest;
import org.zonelens.app.window.job.Work;
import org.zonelens.app.window.workspace.Notices;
import org.zonelens.app.window.workspace.OpenModel;
import org.zonelens.app.window.workspace.Workspace;

/** Runs one sweep at a time and shows its table as it fills, or that of an opened session. */
public final class SweepViewModel {
  private final Workspace workspace;
  private final JobRunner jobs;
  private final Notices notices;
  private final SessionPlace place;
  private final Latest opening;
  private final Latest flipsRequest;
  private final SlicesViewModel slices;
  private final Latest lookRequest;
  private final ObjectProperty<SweepForm> form = new SimpleObjectProperty<>(SweepForm.INITIAL);
  private final ReadOnlyObjectWrapper<Optional<SweepTable>> table =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Job>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Duration>> timeLeft =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Path>> file =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Flips>> flips =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Kept>> kept =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper opens = new ReadOnlyIntegerWrapper();
  private Optional<Session> session = Optional.empty();
  private Optional<Path> next = Optional.empty();

  /** The questions that one mask of the table flipped. */
  record Flips(Intervention mask, List<Flip> questions) {}

  public SweepViewModel(Workspace workspace, JobRunner jobs, Notices notices, SessionPlace place) {
    this.workspace = workspace;
    this.jobs = jobs;
    this.notices = notices;
    this.place = place;
    opening = new Latest(jobs);
    flipsRequest = new Latest(jobs);
    slices = new SlicesViewModel(this, jobs);
    lookRequest = new Latest(jobs);
  }

  public ObjectProperty<SweepForm> formProperty() {
    return form;
  }

  /** The table so far; that of the sweep before until a new one has its first batch. */
  public ReadOnlyObjectProperty<Optional<SweepTable>> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /** The sweep under way. */
  public ReadOnlyObjectProperty<Optional<Job>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  public boolean isRunning() {
    return running.get().isPresent();
  }

  ReadOnlyObjectProperty<Optional<Duration>> timeLeftProperty() {
    return timeLeft.getReadOnlyProperty();
  }

  /** How many sessions were opened: changes whenever there is one to look at. */
  public ReadOnlyIntegerProperty openedProperty() {
    return opens.getReadOnlyProperty();
  }

  /** Where the table shown is saved. */
  public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
    return file.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Flips>> flipsProperty() {
    return flips.getReadOnlyProperty();
  }

  /** The selected mask's cell in the table that is shown. */
  Optional<SweepCell> selectedCell() {
    return flips.get().flatMap(each -> table.get().flatMap(shown -> shown.cell(each.mask())));
  }

  SlicesViewModel slices() {
    return slices;
  }

  /** What is kept in the session shown; empty if none is. */
  public ReadOnlyObjectProperty<Optional<Kept>> keptProperty() {
    return kept.getReadOnlyProperty();
  }

  Workspace workspace() {
    return workspace;
  }

  /** A name for the session of a sweep over what is open now. */
  public String suggestedName() {
    return place.name(
        workspace.model().map(model -> model.card().name()).orElse("model"),
        workspace.data().map(Dataset::name).orElse("data"));
  }

  /** Begins a sweep, saved under a name of its own. */
  public void start() {
    start(place.fresh(suggestedName()));
  }

  /**
   * Begins a sweep, or goes on with the one in the file.
   *
   * @param target where it is saved, batch by batch
   */
  public void start(Path target) {
    Optional<OpenModel> model = workspace.model();
    Optional<Dataset> data = workspace.data();
    if (isRunning() || model.isEmpty() || data.isEmpty() || !form.get().isComplete()) {
      return;
    }
    OpenModel used = model.get();
    Dataset dataset = data.get();
    SweepForm asked = form.get();
    opening.withdraw();
    forget();
    Job job =
        jobs.startKeeping(
            Message.of("task.sweep", used.card().name(), dataset.name()),
            context -> {
              Catalogue.requireQaHead(used.card());
              SweepSetup setup = asked.setup(used.card(), dataset);
              Session written = place.open(target, setup, used.card());
              Kept before = Kept.of(written);
              jobs.window().execute(() -> hold(target, written, before));
              // However it ends it is closed, then opened to look at: one whole file, not locked.
              try (Closeable _ = () -> reopen(target);
                  written) {
                return used.use(open -> run(open, setup, written, context));
              }
            },
            this::finished,
            _ -> ended());
    running.set(Optional.of(job));
    TimeLeft clock = new TimeLeft(System::nanoTime);
    job.progressProperty().subscribe(done -> timeLeft.set(clock.at(done.doubleValue())));
  }

  /** Goes on with the sweep that is shown, if it was stopped before its end. */
  public void resume() {
    file.get().filter(_ -> canResume()).ifPresent(this::start);
  }

  /** Whether what is shown is an unfinished sweep that nobody is working on. */
  public boolean canResume() {
    return !isRunning() && table.get().map(each -> !each.isComplete()).orElse(false);
  }

  /** Stops the sweep; what is finished stays. */
  public void cancel() {
    running.get().ifPresent(Job::cancel);
  }

  /**
   * Shows a saved session, which needs neither its model nor its data. A sweep under way is stopped
   * first; what is shown stays if the session cannot be opened.
   */
  public void open(Path saved) {
    if (isRunning()) {
      // Only after its last word: the sweep still writes its session and shows its table.
      next = Optional.of(saved);
      cancel();
      return;
    }
    opening.ask(
        Message.of("task.open-session", saved.getFileName()),
        _ -> Opened.of(saved),
        opened -> {
          forget();
          show(saved, opened);
          form.set(SweepForm.of(opened.table()));
          opens.set(opens.get() + 1);
        });
  }

  private record Opened(Session session, SweepTable table, Kept kept) implements AutoCloseable {
    static Opened of(Path saved) {
      Session session = Session.open(saved);
      try {
        return new Opened(session, session.table(), Kept.of(session));
      } catch (RuntimeException damaged) {
        session.close();
        throw damaged;
      }
    }

    @Override
    public void close() {
      session.close();
    }
  }

  /** Looks up which questions a mask flipped. */
  public void showFlips(Intervention mask) {
    session.ifPresent(
        saved ->
            flipsRequest.ask(
                Message.of("task.flips", mask),
                _ -> new Flips(mask, saved.flips(mask)),
                found -> flips.set(Optional.of(found))));
  }

  /** Keeps a trace in the session shown. */
  public void pin(String name, Work<PinnedTrace> trace) {
    change(
        Message.of("task.pin", name),
        context -> {
          PinnedTrace pinned = trace.run(context);
          return saved -> saved.pin(pinned);
        });
  }

  void unpin(Pin pin) {
    change(Message.of("task.unpin", pin.name()), _ -> saved -> saved.unpin(pin.name()));
  }

  void addNote(String text) {
    change(Message.of("task.note"), _ -> saved -> saved.addNote(text));
  }

  /** Notes in the session shown how a figure was drawn, if it can be written. */
  public void noteFigure(SweepFigure figure, FigureSettings settings) {
    change(
        Message.of("task.figure"),
        (target, shown, _) ->
            Changed.ifWritable(
                target, shown, saved -> saved.putFigure(figure.id(), settings.json())));
  }

  private void change(Message title, Work<Consumer<Session>> change) {
    change(title, (target, shown, context) -> Changed.of(target, shown, change.run(context)));
  }

  private interface Change {
    Changed make(Path target, Session shown, JobContext context) throws Exception;
  }

  private void change(Message title, Change change) {
    Optional<Path> target = file.get();
    session.ifPresent(
        shown ->
            jobs.start(
                title,
                context -> change.make(target.orElseThrow(), shown, context),
                changed -> showChange(target, changed)));
  }

  private void showChange(Optional<Path> target, Changed changed) {
    if (!file.get().equals(target) || (isRunning() && changed.reopened().isPresent())) {
      // Another session is shown by now, or a sweep that reads what is kept when it ends.
      changed.close();
      return;
    }
    changed
        .reopened()
        .ifPresent(
            reopened -> {
              close();
              session = Optional.of(reopened);
            });
    kept.set(Optional.of(changed.kept()));
  }

  /** Reads a pinned trace of the session shown. */
  public void look(Pin pin, Consumer<PinnedTrace> show) {
    session.ifPresent(
        saved ->
            lookRequest.ask(
                Message.of("task.look", pin.name()), _ -> saved.trace(pin.name()), show));
  }

  /** Looks at a question of the data set that is open, if it is in it. */
  public void look(String id) {
    workspace.data().stream()
        .flatMap(data -> data.examples().stream())
        .filter(example -> example.id().equals(id))
        .findFirst()
        .ifPresent(example -> workspace.exampleProperty().set(Optional.of(example)));
  }

  /** Lets go of the session's file. */
  public void close() {
    session.ifPresent(Session::close);
    session = Optional.empty();
  }

  private SweepResult run(ReadingModel model, SweepSetup setup, Session kept, JobContext context) {
    // Coalesced: tables come faster than they can be looked at when batches are small.
    AtomicReference<Optional<SweepTable>> waiting = new AtomicReference<>(Optional.empty());
    return Sweep.run(
        model,
        kept.batching().orElse(BatchRule.forDevice(model.card().device())),
        setup,
        kept,
        context,
        soFar -> {
          if (waiting.getAndSet(Optional.of(soFar)).isEmpty()) {
            jobs.window().execute(() -> table.set(waiting.getAndSet(Optional.empty())));
          }
        });
  }

  private void forget() {
    close();
    flipsRequest.withdraw();
    flips.set(Optional.empty());
    table.set(Optional.empty());
    file.set(Optional.empty());
    kept.set(Optional.empty());
    lookRequest.withdraw();
  }

  private void hold(Path target, Session readable, Kept there) {
    session = Optional.of(readable);
    kept.set(Optional.of(there));
    file.set(Optional.of(target));
  }

  private void show(Path saved, Opened opened) {
    hold(saved, opened.session(), opened.kept());
    table.set(Optional.of(opened.table()));
  }

  private void reopen(Path target) {
    Opened whole = Opened.of(target);
    jobs.window().execute(() -> show(target, whole));
  }

  private void finished(SweepResult result) {
    if (!result.cancelled()) {
      notices.done(Message.of("sweep.done", result.table().done(), result.seconds()));
    }
    ended();
  }

  private void ended() {
    running.set(Optional.empty());
    timeLeft.set(Optional.empty());
    Optional<Path> asked = next;
    next = Optional.empty();
    asked.ifPresent(this::open);
  }
}
