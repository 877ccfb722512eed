package org.zonelens.analysis.sweep;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.statistics.Interval;
import org.zonelens.analysis.zone.Intervention;

class TablesTest {
  @TempDir Path folder;

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLanguage() {
    Locale.setDefault(before);
  }

  private static SweepCell cell(String spec, double em, Interval interval) {
    return new SweepCell(
        Intervention.parse(spec),
        1234,
        em,
        80.12345678,
        -3.25,
        -1.5,
        interval,
        interval.isKnown() ? new Interval(-2.5, -0.75) : interval,
        1.25e-7,
        5e-7,
        2.5e-7,
        3,
        43);
  }

  private static SweepTable table(List<By> by, String... specs) {
    double[] em = {70.5};
    List<SweepCell> cells =
        Stream.of(specs).map(spec -> cell(spec, em[0]++, new Interval(-5.125, -1.5))).toList();
    return new SweepTable(SweepTallyTest.provenance(by, 2), 1234, 1234, 73.75, 81.6, cells);
  }

  @Test
  void theLayerFileHasAColumnPerZoneAsAskedAndARowPerLayer() throws IOException {
    Locale.setDefault(Locale.GERMANY);
    Path file = folder.resolve("layers.csv");
    LayerCsv.write(
        table(List.of(By.LAYER), "all@0", "all@1", "q2@0", "q2@1", "p2q@0", "p2q@1"), file);
    assertEquals(
        """
        layer,all,q2,p2q
        0,70.500,72.500,74.500
        1,71.500,73.500,75.500
        """,
        Files.readString(file));
  }

  private static SweepGrid layers(SweepTable table) {
    return table.grid(By.LAYER).orElseThrow();
  }

  @Test
  void theLayerFileOfAnAtlasHasOnlyWholeLayersUnderThePlansOperator() {
    SweepTable atlas =
        table(
            List.of(By.HEAD, By.LAYER),
            "q2#0!zero",
            "q2#1!zero",
            "q2@0!zero",
            "q2@1!zero",
            "q2@1",
            "p2@0!zero",
            "p2@0-1!zero",
            "p2#1!zero");
    assertEquals("layer,q2\n0,72.500\n1,73.500\n", LayerCsv.rows(layers(atlas)).toString());
    assertEquals(
        List.of("q2@1", "p2@0!zero", "p2@0-1!zero", "p2#1!zero"),
        atlas.singles().stream().map(cell -> cell.intervention().toString()).toList());
    assertEquals(List.of(By.HEAD, By.LAYER), atlas.grids().stream().map(SweepGrid::by).toList());
  }

  @Test
  void aSingleMaskThatCompletesOnePictureIsNoZoneOfThePlan() {
    SweepTable atlas =
        table(List.of(By.WHOLE, By.LAYER), "q2", "q2@0", "q2@1", "special", "p2@0-1");
    assertEquals(2, atlas.grid(By.WHOLE).orElseThrow().zones().size());
    assertEquals("[q2]", atlas.plannedZones().toString());
    assertEquals("[special, p2@0-1]", atlas.besidesPlan().toString());
  }

  @Test
  void aTableOfSingleMasksHasNoPicture() {
    SweepTable singles = table(List.of(), "q2@0", "q2@1");
    assertEquals(List.of(), singles.grids());
    assertEquals(singles.cells(), singles.singles());
  }

  @Test
  void zonesWithCommasAreQuoted() {
    assertTrue(
        LayerCsv.rows(layers(table(List.of(By.LAYER), "[0,2/1]@0", "[0,2/1]@1")))
            .toString()
            .startsWith("layer,\"[0,2/1]\"\n0,"));
  }

  @Test
  void unknownValuesAreEmptyFields() {
    SweepCell unknown = cell("q2@0", Double.NaN, Interval.UNKNOWN);
    SweepTable table =
        new SweepTable(
            SweepTallyTest.provenance(List.of(By.LAYER), 1),
            0,
            9,
            Double.NaN,
            Double.NaN,
            List.of(unknown));
    assertEquals("layer,q2\n0,\n", LayerCsv.rows(layers(table)).toString());
    assertTrue(TidyTable.rows(table).toString().contains(",1234,,80.1235,-3.2500,,,"));
  }

  @Test
  void theTidyTableHasARowPerInterventionWithQuotedTexts() throws IOException {
    Locale.setDefault(Locale.GERMANY);
    Path file = folder.resolve("table.csv");
    TidyTable.write(table(List.of(By.LAYER_HEAD), "p2q@0-1,3#1!scale:0.5"), file);
    assertEquals(
        """
        model,data,zone,layers,heads,operator,convention,n,em,f1,delta_em,delta_em_low,\
        delta_em_high,p_value,p_adjusted,fixed,broken,delta_f1,delta_f1_low,delta_f1_high,p_bh
        "a ""model"", large",data,p2q,"0-1,3",1,scale:0.5,published,1234,70.5000,80.1235,-3.2500,\
        -5.1250,-1.5000,1.25000e-07,5.00000e-07,3,43,-1.5000,-2.5000,-0.7500,2.50000e-07
        """,
        Files.readString(file));
  }

  @Test
  void theTidyTableOfSlicesNamesTheSliceFirst() throws IOException {
    Path file = folder.resolve("slices.csv");
    SequencedMap<String, SweepTable> slices = new LinkedHashMap<>();
    slices.put("who", table(List.of(By.WHOLE), "q2"));
    slices.put("0-4", table(List.of(By.WHOLE), "q2", "p2"));
    TidyTable.write(slices, file);
    List<String> lines = Files.readAllLines(file);
    assertEquals("slice,model,data,zone", lines.getFirst().substring(0, 21));
    assertEquals(
        List.of("who", "0-4", "0-4"),
        lines.stream().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList());
    String plain =
        TidyTable.rows(table(List.of(By.WHOLE), "q2")).toString().lines().toList().getLast();
    assertEquals("who," + plain, lines.get(1));
  }

  @Test
  void asJsonTheTidyTableHasTheNamesOrderAndDigitsOfTheCsv() throws IOException {
    Locale.setDefault(Locale.GERMANY);
    Path file = folder.resolve("table.JSON");
    SweepTable two = table(List.of(By.LAYER_HEAD), "p2q@0-1,3#1!scale:0.5", "q2@0#0");
    TidyTable.write(two, file);
    assertEquals(
        """
        [
        {"model":"a \\"model\\", large","data":"data","zone":"p2q","layers":"0-1,3","heads":"1",\
        "operator":"scale:0.5","convention":"published","n":1234,"em":70.5000,"f1":80.1235,\
        "delta_em":-3.2500,"delta_em_low":-5.1250,"delta_em_high":-1.5000,\
        "p_value":1.25000e-07,"p_adjusted":5.00000e-07,"fixed":3,"broken":43,"delta_f1":-1.5000,\
        "delta_f1_low":-2.5000,"delta_f1_high":-0.7500,"p_bh":2.50000e-07},
        """,
        Files.readString(file).lines().limit(2).map(line -> line + "\n").collect(joining()));
    JsonNode rows = new ObjectMapper().readTree(file.toFile());
    assertEquals(2, rows.size());
    assertTrue(rows.findValues("p_value").stream().allMatch(JsonNode::isNumber));
    assertTrue(rows.findValues("fixed").stream().allMatch(JsonNode::isInt));
    List<String> header =
        List.of(TidyTable.rows(two).toString().lines().findFirst().get().split(","));
    assertEquals(header, rows.get(1).propertyStream().map(Map.Entry::getKey).toList());
  }

  @Test
  void unknownNumbersAreNullInJson() throws IOException {
    SweepCell unknown = cell("q2@0", Double.NaN, Interval.UNKNOWN);
    Path file = folder.resolve("table.json");
    TidyTable.write(
        new SweepTable(
            SweepTallyTest.provenance(List.of(By.LAYER), 1),
            0,
            9,
            Double.NaN,
            Double.NaN,
            List.of(unknown)),
        file);
    JsonNode row = new ObjectMapper().readTree(file.toFile()).get(0);
    assertTrue(row.get("em").isNull());
    assertTrue(row.get("delta_em_low").isNull());
    assertEquals(80.1235, row.get("f1").asDouble());
  }

  @Test
  void aTableNotByLayerHasNoLayerFile() {
    InputException fault =
        assertThrows(
            InputException.class,
            () -> LayerCsv.write(table(List.of(By.WHOLE), "q2"), folder.resolve("x.csv")));
    assertEquals(SweepFault.NOT_BY_LAYER, fault.fault());
  }

  @Test
  void anUnwritableFileIsTheUsersFaultAndLeavesNothingBehind() throws IOException {
    Path file = folder.resolve("missing").resolve("x.csv");
    InputException fault =
        assertThrows(
            InputException.class, () -> TidyTable.write(table(List.of(By.WHOLE), "q2"), file));
    assertEquals(SweepFault.CANNOT_WRITE, fault.fault());
    Path taken = Files.createDirectories(folder.resolve("taken").resolve("full"));
    assertThrows(
        InputException.class,
        () -> TidyTable.write(table(List.of(By.WHOLE), "q2"), taken.getParent()));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("taken")), files.toList());
    }
  }
}
