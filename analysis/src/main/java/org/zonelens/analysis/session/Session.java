package org.zonelens.analysis.session;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.slice.ExampleFacts;
import org.zonelens.analysis.slice.Slice;
import org.zonelens.analysis.slice.SliceTally;
import org.zonelens.analysis.slice.Slicing;
import org.zonelens.analysis.sweep.Ending;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.StopRule;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.SweepStore;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.sweep.SweepTally;
import org.zonelens.analysis.zone.Intervention;

/**
 * A saved sweep, finished or not, and what people keep with it: pinned traces, notes, settings of
 * figures. It can be looked at without the model or the data that it came from, also while another
 * program writes it. Safe to use from several threads: a window may look while a sweep writes.
 */
public final class Session implements SweepStore, AutoCloseable {
  private final SessionFile file;
  private final Provenance provenance;
  private final List<Intervention> interventions;
  private final List<String> ids;
  private Access access = Access.LOOK;

  /** What a session was opened for. */
  private enum Access {
    LOOK,
    EDIT,
    SWEEP
  }

  private Session(SessionFile file) {
    this.file = file;
    try {
      this.provenance = ProvenanceRows.parse(file.read(SessionRows::provenance));
      this.interventions = file.read(SessionRows::specs).stream().map(Intervention::parse).toList();
      this.ids = List.copyOf(file.read(SessionRows::ids));
    } catch (InputException
        | NoSuchElementException
        | IllegalArgumentException
        | NullPointerException e) {
      file.close();
      throw e instanceof InputException input && input.fault() instanceof SessionFault
          ? input
          : file.damaged(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Starts a new session for a sweep. Nobody else can write it until it is closed.
   *
   * @throws InputException if the file exists or cannot be written
   */
  public static Session create(Path path, SweepSetup setup, Environment environment) {
    SessionFile.create(path, connection -> SessionRows.insertSetup(connection, setup));
    return resume(path, setup, environment);
  }

  /**
   * Opens a session to go on with its sweep. Nobody else can write it until it is closed. A session
   * of an older version becomes one of the newest.
   *
   * @param environment noted, but for its batch rule if there was a run before: batches of other
   *     sizes would round differently
   * @throws InputException if there is none, it was made from something else (the fault names what
   *     differs), or somebody else writes it
   */
  public static Session resume(Path path, SweepSetup setup, Environment environment) {
    try (Session before = open(path)) {
      // Looked at first: what is refused is not brought to another version either.
      before.requireSame(path, setup);
    }
    Session session = new Session(SessionFile.openToWrite(path));
    try {
      Environment noted = session.batching().map(environment::withBatching).orElse(environment);
      session.file.write(connection -> SessionRows.insertRun(connection, noted));
      session.access = Access.SWEEP;
      return session;
    } catch (RuntimeException e) {
      session.file.close();
      throw e;
    }
  }

  /**
   * Opens a session to add to it, without sweeping. Nobody else can write it until it is closed. A
   * session of an older version becomes one of the newest.
   *
   * @throws InputException if there is none, it cannot be written, or somebody else writes it
   */
  public static Session edit(Path path) {
    Session session = new Session(SessionFile.openToWrite(path));
    session.access = Access.EDIT;
    return session;
  }

  /**
   * Opens a session to look at. Nothing in it changes, also if it is of an older version.
   *
   * @throws InputException if there is none, it is damaged or from a newer program, or it is on
   *     another machine and somebody writes it
   */
  public static Session open(Path path) {
    return new Session(SessionFile.openToRead(path));
  }

  private void requireSame(Path path, SweepSetup setup) {
    List<String> differences =
        new ArrayList<>(ProvenanceRows.differences(provenance, setup.provenance()));
    difference("mask", interventions, setup.interventions()).ifPresent(differences::add);
    difference("example", ids, setup.order().stream().map(Example::id).toList())
        .ifPresent(differences::add);
    if (!differences.isEmpty()) {
      throw new InputException(
          SessionFault.DIFFERS, path.toString(), String.join("; ", differences));
    }
  }

  /** How the numbers differ, or else the first that is another, as {@code name (then, now)}. */
  private static <T> Optional<String> difference(String name, List<T> then, List<T> now) {
    if (then.size() != now.size()) {
      return Optional.of("%ss (%d, %d)".formatted(name, then.size(), now.size()));
    }
    for (int i = 0; i < then.size(); i++) {
      if (!then.get(i).equals(now.get(i))) {
        return Optional.of("%s %d (%s, %s)".formatted(name, i + 1, then.get(i), now.get(i)));
      }
    }
    return Optional.empty();
  }

  public Provenance provenance() {
    return provenance;
  }

  /** Whether it was opened to be written, and is open. */
  public synchronized boolean isWritable() {
    return access != Access.LOOK && !file.isClosed();
  }

  /** The provenance as it is stored: values by names, like the options of the command line. */
  public synchronized Map<String, String> facts() {
    return read(SessionRows::provenance);
  }

  /** What slicing goes by, of every example, in the order of the run. */
  public synchronized List<ExampleFacts> exampleFacts() {
    return read(SessionRows::exampleFacts);
  }

  /** What was tried, in the order of the table. */
  public List<Intervention> interventions() {
    return interventions;
  }

  /** How many examples there are, finished or not. */
  public int total() {
    return ids.size();
  }

  /** How many examples are finished. */
  public synchronized int done() {
    return read(SessionRows::done);
  }

  /** Each time that somebody worked on this session, the first one first. */
  public synchronized List<Run> runs() {
    return read(SessionRows::runs);
  }

  /** How large the batches of its sweep are; empty before the first run. */
  public Optional<BatchRule> batching() {
    List<Run> runs = runs();
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast().environment().batching());
  }

  /** Reads, with what makes no sense put into a fault. */
  private <T> T read(Database.Work<T> work) {
    try {
      return file.read(work);
    } catch (InputException e) {
      // A spec that is none, say: the file's fault, not that of words somebody typed.
      throw e.fault() instanceof SessionFault ? e : file.damaged(String.valueOf(e.getMessage()));
    } catch (DateTimeException
        | IllegalArgumentException
        | NoSuchElementException
        | NullPointerException e) {
      throw file.damaged(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Does work that looks at this session more than once and adds nothing to it: it sees the session
   * as it is at one moment, whatever another program adds meanwhile. Where nobody writes it yet,
   * nobody can begin to until the work is done.
   */
  public synchronized void atOneMoment(Runnable work) {
    file.atOneMoment(work);
  }

  /** The table of everything finished. */
  public SweepTable table() {
    SweepTally tally = new SweepTally(provenance, interventions, ids.size());
    replay(tally::add);
    return tally.table();
  }

  /** A table of everything finished for each slice that has any. */
  public List<Slice> slices(Slicing slicing) {
    SliceTally tally = new SliceTally(slicing, provenance, interventions, exampleFacts());
    replay(tally::add);
    return tally.slices();
  }

  /** The questions that an intervention turned right or wrong, in the order of the run. */
  public synchronized List<Flip> flips(Intervention intervention) {
    int number = number(intervention);
    return read(connection -> Outcomes.flips(connection, number));
  }

  /**
   * How many of the interventions turned a question, by its id; questions that none turned lack.
   */
  public synchronized Map<String, Integer> flipCounts() {
    return read(Outcomes::flipCounts);
  }

  /** The model's own answers by the examples' ids, in the order of the run. */
  public synchronized Map<String, String> baselinePredictions() {
    return read(connection -> Outcomes.predictions(connection, 0));
  }

  /** The answers under an intervention by the examples' ids, in the order of the run. */
  public synchronized Map<String, String> predictions(Intervention intervention) {
    int number = number(intervention);
    return read(connection -> Outcomes.predictions(connection, number));
  }

  private int number(Intervention intervention) {
    int index = interventions.indexOf(intervention);
    if (index < 0) {
      throw new IllegalArgumentException(intervention + " is not of this session");
    }
    return index + 1;
  }

  /** What is known about the pinned traces, the first pinned first. */
  public synchronized List<Pin> traces() {
    return read(TraceRows::pins);
  }

  /**
   * A pinned trace.
   *
   * @throws InputException if there is none of that name
   */
  public synchronized PinnedTrace trace(String name) {
    return read(connection -> TraceRows.read(connection, name))
        .orElseThrow(() -> new InputException(SessionFault.NO_SUCH_TRACE, file.name(), name));
  }

  /**
   * Keeps a trace.
   *
   * @throws InputException if its name is taken, or it is too large
   */
  public synchronized void pin(PinnedTrace trace) {
    requireAccess(access != Access.LOOK);
    if (!TraceRows.fits(trace.trace())) {
      throw new InputException(SessionFault.TOO_LARGE, file.name());
    }
    file.write(
        connection -> {
          requireFree(connection, trace.pin().name());
          TraceRows.insert(connection, trace);
        });
  }

  /**
   * Refuses a name that a pinned trace has already.
   *
   * @throws InputException if it is taken
   */
  public synchronized void requireFree(String name) {
    read(
        connection -> {
          requireFree(connection, name);
          return name;
        });
  }

  private void requireFree(Connection connection, String name) throws SQLException {
    if (TraceRows.has(connection, name)) {
      throw new InputException(SessionFault.NAME_TAKEN, file.name(), name);
    }
  }

  /** Lets go of a pinned trace, if there is one of that name. */
  public synchronized void unpin(String name) {
    requireAccess(access != Access.LOOK);
    file.write(connection -> TraceRows.delete(connection, name));
  }

  /** What people wrote about this session, in the order they did. */
  public synchronized List<Note> notes() {
    return read(Annotations::notes);
  }

  /** Adds a note, of this moment. */
  public synchronized void addNote(String text) {
    requireAccess(access != Access.LOOK);
    Note note = new Note(Instant.now().truncatedTo(ChronoUnit.SECONDS), text);
    file.write(connection -> Annotations.insertNote(connection, note));
  }

  /** How figures were last drawn: settings, a JSON object, by the figures' names. */
  public synchronized Map<String, String> figures() {
    return read(Annotations::figures);
  }

  /**
   * Notes how a figure is drawn, in place of what was noted before.
   *
   * @param settings a JSON object
   */
  public synchronized void putFigure(String name, String settings) {
    requireAccess(access != Access.LOOK);
    file.write(connection -> Annotations.putFigure(connection, name, settings));
  }

  /** Changes a setting of the database for as long as it is open; for tests of its limits. */
  void setting(String pragma) {
    file.setting(pragma);
  }

  private static void requireAccess(boolean granted) {
    if (!granted) {
      throw new IllegalStateException("opened for something else");
    }
  }

  @Override
  public synchronized void replay(Consumer<ExampleOutcome> finished) {
    try {
      file.read(
          connection -> {
            Outcomes.replay(connection, interventions.size(), ids.size(), finished);
            return finished;
          });
    } catch (IllegalArgumentException e) {
      throw file.damaged(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized void commit(List<ExampleOutcome> outcomes) {
    requireAccess(access == Access.SWEEP);
    file.write(connection -> SessionRows.insertOutcomes(connection, outcomes));
  }

  @Override
  public synchronized void end(Ending ending, StopRule stop) {
    requireAccess(access == Access.SWEEP);
    file.write(connection -> SessionRows.insertEnding(connection, ending, stop));
  }

  @Override
  public synchronized void close() {
    try {
      if (access == Access.SWEEP && !file.isClosed()) {
        access = Access.LOOK;
        file.write(SessionRows::endRun);
      }
    } finally {
      file.close();
    }
  }
}
