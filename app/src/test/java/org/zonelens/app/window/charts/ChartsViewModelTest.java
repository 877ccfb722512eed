package org.zonelens.app.window.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.decode.DecodingRule;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.score.Metric;
import org.zonelens.analysis.score.Score;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.sweep.SweepTally;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.app.figure.FigureSettings;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.app.figure.SweepPart;
import org.zonelens.app.window.Stepped;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.workspace.Notices;
import org.zonelens.viewer.chart.DeltaTable;

class ChartsViewModelTest {
  private final ObjectProperty<Optional<SweepTable>> sweep =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Map<SweepFigure, FigureSettings>> drawn =
      new SimpleObjectProperty<>(Map.of());
  private final Map<SweepFigure, FigureSettings> noted = new HashMap<>();
  private final Stepped background = new Stepped();
  private final Stepped window = new Stepped();
  private final ChartsViewModel charts =
      new ChartsViewModel(
          sweep, drawn, noted::put, new JobRunner(background, window, _ -> {}), new Notices());

  private static SweepTable table(List<By> by, String... masks) {
    List<Intervention> tried = Stream.of(masks).map(Intervention::parse).toList();
    Provenance provenance =
        new Provenance(
            "model",
            "bert",
            "f00d",
            2,
            1,
            "data",
            "beef",
            by,
            Convention.PUBLISHED,
            Precision.FP32,
            new SweepSettings(
                new ReadingRules(
                    WindowRule.DEFAULT,
                    DecodingRule.DEFAULT,
                    Metric.byCode("squad-1.1").orElseThrow()),
                OptionalInt.empty(),
                1));
    SweepTally tally = new SweepTally(provenance, tried, 9);
    Answered right = new Answered("", new Score(true, 1));
    Answered wrong = new Answered("", new Score(false, 0));
    tally.add(
        new ExampleOutcome(
            0,
            0,
            right,
            tried.stream().map(mask -> mask.equals(tried.getFirst()) ? wrong : right).toList()));
    return tally.table();
  }

  private DeltaTable shown() {
    return charts.tableProperty().get().orElseThrow();
  }

  @Test
  void thePartAskedForStaysThroughFiguresThatCannotShowIt() {
    sweep.set(
        Optional.of(table(List.of(By.LAYER, By.HEAD), "p2q@0", "p2q@1", "p2q#0", "special@0-1#0")));
    assertEquals(
        List.of(SweepPart.LAYER, SweepPart.HEAD, SweepPart.MASKS), charts.partsProperty().get());
    assertEquals(List.of("0", "1"), shown().rows());
    charts.partProperty().set(Optional.of(SweepPart.MASKS));
    assertEquals(List.of("special@0-1#0"), shown().rows());
    charts.kindProperty().set(SweepFigure.PUBLISHED);
    assertEquals(List.of(SweepPart.LAYER), charts.partsProperty().get());
    assertEquals(Optional.of(SweepPart.LAYER), charts.shownProperty().get());
    charts.kindProperty().set(SweepFigure.DELTA_EM);
    assertEquals(Optional.of(SweepPart.MASKS), charts.shownProperty().get());
  }

  @Test
  void anExportedFigureIsNotedAndDrawnTheSameWayAgain(@TempDir Path folder) {
    sweep.set(Optional.of(table(List.of(By.LAYER, By.HEAD), "p2q@0", "p2q@1", "p2q#0")));
    charts.kindProperty().set(SweepFigure.DELTA_EM_BARS);
    charts.rowProperty().set(1);
    charts.export(folder.resolve("bars.svg"));
    assertEquals(Map.of(), noted);
    background.stepAll();
    window.stepAll();
    assertTrue(Files.exists(folder.resolve("bars.svg")));
    FigureSettings settings = new FigureSettings(SweepPart.LAYER, 1);
    assertEquals(Map.of(SweepFigure.DELTA_EM_BARS, settings), noted);

    drawn.set(Map.of(SweepFigure.DELTA_EM_LINES, new FigureSettings(SweepPart.HEAD, 0)));
    assertEquals(Optional.of(SweepPart.LAYER), charts.shownProperty().get());
    charts.kindProperty().set(SweepFigure.DELTA_EM_LINES);
    assertEquals(Optional.of(SweepPart.HEAD), charts.shownProperty().get());
    drawn.set(noted);
    charts.kindProperty().set(SweepFigure.DELTA_EM_BARS);
    assertEquals(Optional.of(SweepPart.LAYER), charts.shownProperty().get());
    assertEquals(1, charts.rowProperty().get());
  }

  @Test
  void settingsThatThisProgramDidNotWriteAreLeftAlone() {
    FigureSettings settings = new FigureSettings(SweepPart.LAYER_HEAD, 3);
    assertEquals(Optional.of(settings), FigureSettings.parse(settings.json()));
    for (String foreign : List.of("", "{", "[]", "null", "{\"part\":\"what\",\"row\":1}")) {
      assertEquals(Optional.empty(), FigureSettings.parse(foreign));
    }
    assertEquals(
        Optional.of(new FigureSettings(SweepPart.HEAD, 0)),
        FigureSettings.parse("{\"part\":\"head\",\"row\":-7}"));
  }

  @Test
  void thePublishedFigureCountsLayersFromOneAndHasItsOwnOrderOfZones() {
    charts.kindProperty().set(SweepFigure.PUBLISHED);
    sweep.set(
        Optional.of(
            table(
                List.of(By.LAYER),
                "special@0",
                "special@1",
                "p2@0",
                "p2@1",
                "published-all@0",
                "published-all@1",
                "all@0",
                "all@1")));
    assertEquals(List.of("ALL", "PUBLISHED-ALL", "P2", "SPECIAL"), shown().zones());
    assertEquals(List.of("1", "2"), shown().rows());
    assertEquals(-100, shown().at(3, 0).orElseThrow().value());
    assertEquals(0, shown().at(0, 0).orElseThrow().value());
  }

  @Test
  void aFigureWithoutMasksOfItsKindShowsNothingThoughThereIsASweep() {
    assertFalse(charts.begunProperty().get());
    charts.kindProperty().set(SweepFigure.PUBLISHED);
    sweep.set(Optional.of(table(List.of(), "special")));
    assertTrue(charts.begunProperty().get());
    assertEquals(Optional.empty(), charts.tableProperty().get());
    charts.kindProperty().set(SweepFigure.DELTA_EM_BARS);
    assertEquals(List.of("special"), shown().rows());
  }
}
