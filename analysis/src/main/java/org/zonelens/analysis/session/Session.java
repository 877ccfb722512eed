package org.zonelens.analysis.session;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.slice.ExampleFacts;
import org.zonelens.analysis.slice.Slice;
import org.zonelens.analysis.slice.SliceTally;
import org.zonelens.analysis.slice.Slicing;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.SweepStore;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.sweep.SweepTally;
import org.zonelens.analysis.zone.Intervention;

/**
 * A saved sweep, finished or not. It can be looked at without the model or the data that it came
 * from. Safe to use from several threads: a window may look while a sweep writes.
 */
public final class Session implements SweepStore, AutoCloseable {
  private final SessionFile file;
  private final Provenance provenance;
  private final List<Intervention> interventions;
  private final List<String> ids;
  private boolean writing;

  private Session(SessionFile file) {
    this.file = file;
    try {
      this.provenance = ProvenanceRows.parse(file.read(SessionRows::provenance));
      this.interventions = file.read(SessionRows::specs).stream().map(Intervention::parse).toList();
      this.ids = List.copyOf(file.read(SessionRows::ids));
    } catch (InputException | NoSuchElementException | IllegalArgumentException e) {
      file.close();
      throw e instanceof InputException input && input.fault() instanceof SessionFault
          ? input
          : file.damaged(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Starts a new session for a sweep. Nobody else can open it until it is closed.
   *
   * @throws InputException if the file exists or cannot be written
   */
  public static Session create(Path path, SweepSetup setup, Environment environment) {
    SessionFile.create(path, connection -> SessionRows.insertSetup(connection, setup));
    return resume(path, setup, environment);
  }

  /**
   * Opens a session to go on with its sweep. Nobody else can open it until it is closed.
   *
   * @throws InputException if there is none, it was made from something else (the fault names what
   *     differs), or somebody else has it open
   */
  public static Session resume(Path path, SweepSetup setup, Environment environment) {
    Session session = new Session(SessionFile.openToWrite(path));
    try {
      session.requireSame(path, setup);
      session.file.write(connection -> SessionRows.insertRun(connection, environment));
      session.writing = true;
      return session;
    } catch (RuntimeException e) {
      session.file.close();
      throw e;
    }
  }

  /**
   * Opens a session to look at.
   *
   * @throws InputException if there is none, it is damaged or from a newer program, or a sweep is
   *     writing it
   */
  public static Session open(Path path) {
    return new Session(SessionFile.openToRead(path));
  }

  private void requireSame(Path path, SweepSetup setup) {
    List<String> differences =
        new ArrayList<>(ProvenanceRows.differences(provenance, setup.provenance()));
    if (!interventions.equals(setup.interventions())) {
      differences.add(
          "masks (%d, %d)".formatted(interventions.size(), setup.interventions().size()));
    }
    if (!ids.equals(setup.order().stream().map(Example::id).toList())) {
      differences.add("examples (%d, %d)".formatted(ids.size(), setup.order().size()));
    }
    if (!differences.isEmpty()) {
      throw new InputException(
          SessionFault.DIFFERS, path.toString(), String.join("; ", differences));
    }
  }

  public Provenance provenance() {
    return provenance;
  }

  /** The provenance as the file has it: facts by names that are mostly the command line's. */
  public Map<String, String> facts() {
    return ProvenanceRows.of(provenance);
  }

  /** What was tried, in the order of the table. */
  public List<Intervention> interventions() {
    return interventions;
  }

  /** Each time that somebody worked on this session, the first one first. */
  public synchronized List<Run> runs() {
    try {
      return file.read(SessionRows::runs);
    } catch (DateTimeException e) {
      throw file.damaged(String.valueOf(e.getMessage()));
    }
  }

  /** The table of everything finished. */
  public SweepTable table() {
    SweepTally tally = new SweepTally(provenance, interventions, ids.size());
    replay(tally::add);
    return tally.table();
  }

  /** A table of everything finished for each slice that has any. */
  public List<Slice> slices(Slicing slicing) {
    SliceTally tally = new SliceTally(slicing, provenance, interventions, facts());
    replay(tally::add);
    return tally.slices();
  }

  private synchronized List<ExampleFacts> facts() {
    return file.read(Outcomes::facts);
  }

  /** The questions that an intervention turned right or wrong, in the order of the run. */
  public synchronized List<Flip> flips(Intervention intervention) {
    return file.read(connection -> Outcomes.flips(connection, number(intervention)));
  }

  /**
   * How many of the interventions turned a question, by its id; questions that none turned lack.
   */
  public synchronized Map<String, Integer> flipCounts() {
    return file.read(Outcomes::flipCounts);
  }

  /** The model's own answers by the examples' ids, in the order of the run. */
  public synchronized Map<String, String> baselinePredictions() {
    return file.read(connection -> Outcomes.predictions(connection, 0));
  }

  /** The answers under an intervention by the examples' ids, in the order of the run. */
  public synchronized Map<String, String> predictions(Intervention intervention) {
    return file.read(connection -> Outcomes.predictions(connection, number(intervention)));
  }

  private int number(Intervention intervention) {
    int index = interventions.indexOf(intervention);
    if (index < 0) {
      throw new IllegalArgumentException(intervention + " is not of this session");
    }
    return index + 1;
  }

  @Override
  public synchronized void replay(Consumer<ExampleOutcome> finished) {
    try {
      file.read(
          connection -> {
            Outcomes.replay(connection, interventions.size(), finished);
            return finished;
          });
    } catch (IllegalArgumentException e) {
      throw file.damaged(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized void commit(List<ExampleOutcome> outcomes) {
    if (!writing) {
      throw new IllegalStateException("opened to look at, not to write");
    }
    file.write(connection -> SessionRows.insertOutcomes(connection, outcomes));
  }

  @Override
  public synchronized void close() {
    try {
      if (writing) {
        writing = false;
        file.write(SessionRows::endRun);
      }
    } finally {
      file.close();
    }
  }
}
