package org.zonelens.analysis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.evaluate.MadeUpData;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.ledger.PublishedTable.Cell;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.score.Score;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.sweep.SweepTally;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.NamedZone;

class LedgerTest {
  /** Four questions on two passages; without masks all but one are right, EM 75. */
  private static final SweepTable OURS = ours(4);

  @TempDir private Path folder;

  private static SweepTable ours(int questions) {
    return ours(questions, OptionalInt.empty());
  }

  private static SweepTable ours(int questions, OptionalInt limit) {
    Provenance provenance =
        new Provenance(
            "model",
            "bert",
            "f00d",
            2,
            2,
            "data",
            "beef",
            List.of(By.LAYER, By.HEAD),
            Convention.PUBLISHED,
            Precision.FP32,
            new SweepSettings(MadeUpData.rules(), limit, 1));
    List<Intervention> masks =
        Stream.of("p2q@0!zero", "p2q@1!zero", "p2q#0!zero", "p2q#1!zero", "q2@1", "(q2+p2)@0!zero")
            .map(Intervention::parse)
            .toList();
    SweepTally tally = new SweepTally(provenance, masks, Math.max(4, questions));
    for (int i = 0; i < questions; i++) {
      // The first mask breaks both questions of the first passage; all others change nothing.
      boolean right = i < 3;
      int question = i;
      tally.add(
          new ExampleOutcome(
              i,
              i / 2,
              answer(right),
              masks.stream()
                  .map(
                      mask ->
                          answer(
                              right && !(mask.equals(masks.getFirst()) && firstPassage(question))))
                  .toList()));
    }
    return tally.table();
  }

  private static boolean firstPassage(int question) {
    return question < 2;
  }

  private static Answered answer(boolean right) {
    return new Answered("", new Score(right, right ? 1 : 0));
  }

  private static PublishedTable published(Measure measure, Cell... cells) {
    return new PublishedTable(
        "published.csv", measure, Unit.PERCENT, true, List.of(), List.of(cells));
  }

  private static Cell cell(NamedZone zone, int layer, double value) {
    return new Cell(zone, layer, value);
  }

  private static Ledger ledger(PublishedTable published) {
    return Ledger.of(published, OURS, "s", OptionalDouble.empty(), OptionalInt.empty());
  }

  @Test
  void exactMatchIsComparedWithTheLayersOfThePlan() {
    Ledger ledger =
        ledger(
            published(
                Measure.EM,
                cell(NamedZone.P2Q, 2, 75.15),
                cell(NamedZone.P2Q, 1, 26),
                cell(NamedZone.Q2, 2, 75),
                cell(NamedZone.ALL, 1, 10)));
    assertEquals(Measure.EM, ledger.measure());
    assertEquals(1, ledger.firstLayer());
    assertEquals(75, ledger.baseline());
    assertEquals(
        List.of("p2q@1!zero", "p2q@0!zero"),
        ledger.entries().stream().map(entry -> entry.mask().toString()).toList());
    LedgerEntry first = ledger.entries().getLast();
    assertEquals(25, first.ours());
    assertEquals(-1, first.difference());
    assertTrue(first.covers(), first.interval() + " of exact match");
    assertTrue(first.interval().low() >= -25.001, "of exact match, not of its change");
    assertEquals(List.of(first), ledger.beyond(0.2));
    assertEquals(2, ledger.beyond(0.1).size());
    assertEquals(first, ledger.beyond(0.1).getFirst(), "the worst first");
    // Another operator than the plan's, and a zone that was not tried.
    assertEquals(
        List.of("q2@1!zero", "all@0!zero"),
        ledger.notOurs().stream().map(Intervention::toString).toList());
    assertEquals(List.of(), ledger.notTheirs());
  }

  @Test
  void theColumnAllCanBeTakenForWhatThePublishedCodeMakesOfIt() {
    PublishedTable table = published(Measure.EM, cell(NamedZone.ALL, 0, 75));
    assertEquals(NamedZone.PUBLISHED_ALL, table.allAsPublished().cells().getFirst().zone());
    PublishedTable both =
        published(Measure.EM, cell(NamedZone.ALL, 0, 7), cell(NamedZone.PUBLISHED_ALL, 0, 75));
    assertEquals(both, both.allAsPublished());
  }

  @Test
  void exactMatchOfASampleHasNoInterval() {
    PublishedTable published = published(Measure.EM, cell(NamedZone.P2Q, 0, 1));
    assertTrue(ledger(published).entries().getFirst().interval().isKnown());
    SweepTable sample = ours(4, OptionalInt.of(4));
    Ledger ledger = Ledger.of(published, sample, "s", OptionalDouble.empty(), OptionalInt.empty());
    assertFalse(ledger.entries().getFirst().interval().isKnown());
  }

  @Test
  void anIntervalOfExactMatchStaysWithinWhatThereIs() {
    Ledger ledger = ledger(published(Measure.EM, cell(NamedZone.P2Q, 0, 1)));
    assertTrue(ledger.entries().getFirst().interval().low() >= 0);
    assertTrue(ledger.entries().getFirst().interval().high() <= 100);
  }

  @Test
  void withItsBaselineChangesAreCompared() {
    PublishedTable table = published(Measure.EM, cell(NamedZone.P2Q, 0, 30.5));
    Ledger ledger = Ledger.of(table, OURS, "s", OptionalDouble.of(80.5), OptionalInt.empty());
    assertEquals(Measure.DELTA_EM, ledger.measure());
    LedgerEntry entry = ledger.entries().getFirst();
    assertEquals(-50, entry.published());
    assertEquals(-50, entry.ours());
    assertTrue(entry.within(0));
    assertEquals(
        List.of("p2q@1!zero"), ledger.notTheirs().stream().map(Intervention::toString).toList());
  }

  @Test
  void changesAreComparedAsTheyAre() {
    Ledger ledger = ledger(published(Measure.DELTA_EM, cell(NamedZone.P2Q, 0, -49.8)));
    assertEquals(Measure.DELTA_EM, ledger.measure());
    assertEquals(-0.2, ledger.entries().getFirst().difference(), 1e-12);
    assertEquals(List.of(), ledger.beyond(0.2), "a difference of the tolerance is within it");
    assertEquals(1, ledger.beyond(0.19).size());
  }

  @Test
  void anIntervalThatMissesThePublishedNumberIsSaidToMissIt() {
    PublishedTable table =
        published(Measure.DELTA_EM, cell(NamedZone.P2Q, 1, -99), cell(NamedZone.P2Q, 0, 50));
    Ledger ledger = Ledger.of(table, ours(400), "s", OptionalDouble.empty(), OptionalInt.empty());
    assertFalse(ledger.entries().getFirst().covers(), "no question changed");
    assertFalse(ledger.entries().getLast().covers(), "none was mended");
    assertEquals(0, ledger.covered());
  }

  @Test
  void layersSaidToCountFromOneHaveNoLayerZero() {
    PublishedTable table = published(Measure.EM, cell(NamedZone.P2Q, 0, 30.5));
    InputException fault =
        assertThrows(
            InputException.class,
            () -> Ledger.of(table, OURS, "s", OptionalDouble.empty(), OptionalInt.of(1)));
    assertEquals(LedgerFault.LAYER_BELOW_FIRST, fault.fault());
  }

  @Test
  void aSessionWithoutAFinishedQuestionHasNothingToCompare() {
    PublishedTable table = published(Measure.EM, cell(NamedZone.P2Q, 0, 30.5));
    InputException fault =
        assertThrows(
            InputException.class,
            () -> Ledger.of(table, ours(0), "s", OptionalDouble.empty(), OptionalInt.empty()));
    assertEquals(LedgerFault.NOTHING_FINISHED, fault.fault());
  }

  @Test
  void theFileHasARowForEveryMaskOfEitherSide() throws IOException {
    Path file = folder.resolve("ledger.csv");
    LedgerFile.write(
        ledger(
            published(Measure.DELTA_EM, cell(NamedZone.P2Q, 0, -50), cell(NamedZone.ALL, 0, -3))),
        0.2,
        file);
    List<String> rows = Files.readAllLines(file);
    assertEquals(
        "mask,zone,layer,measure,published,ours,difference,low,high,covered,standing",
        rows.getFirst());
    assertTrue(
        rows.get(1).startsWith("p2q@0!zero,p2q,0,delta_em,-50.0000,-50.0000,0.0000,-"),
        rows.get(1));
    assertTrue(rows.get(1).endsWith(",true,within"), rows.get(1));
    assertEquals("all@0!zero,all,0,delta_em,,,,,,,not-in-session", rows.get(2));
    assertEquals("p2q@1!zero,p2q,1,delta_em,,,,,,,not-in-file", rows.get(3));
  }
}
