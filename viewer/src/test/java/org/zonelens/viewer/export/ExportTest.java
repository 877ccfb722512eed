package org.zonelens.viewer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.viewer.Fixtures;
import org.zonelens.viewer.chart.AttentionFigure;
import org.zonelens.viewer.chart.ChartFigure;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.ZoneLayerChart;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.palette.Palette;
import org.zonelens.viewer.palette.ScaleRule;

class ExportTest {
  private static final FigureSize SIZE = new FigureSize(640, 480, 2);

  @TempDir Path folder;

  private static Figure chart(Locale locale) {
    DeltaTable table = Fixtures.deltas(6, 0.8);
    return new ChartFigure(ZoneLayerChart.of(table, table.fittedScale(), ChartTheme.LIGHT, locale));
  }

  private static Figure map(AttentionMap map) {
    return new AttentionFigure(
        "第一层",
        map,
        Fixtures.zones(map, NamedZone.Q2P, NamedZone.P2Q),
        ScaleRule.LOG.scale(Palette.VIRIDIS, map.weights()),
        ChartTheme.LIGHT,
        Locale.SIMPLIFIED_CHINESE);
  }

  @Test
  void svgIsXmlWithItsTextsAsTexts() throws Exception {
    Path file = folder.resolve("chart.svg");
    Export.write(file, chart(Locale.SIMPLIFIED_CHINESE), SIZE);
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var document = factory.newDocumentBuilder().parse(file.toFile());
    assertEquals("svg", document.getDocumentElement().getTagName());
    var texts = document.getElementsByTagName("text");
    List<String> words = new ArrayList<>();
    for (int i = 0; i < texts.getLength(); i++) {
      words.add(texts.item(i).getTextContent());
    }
    assertTrue(words.contains("屏蔽的区域"), words.toString());
    assertTrue(words.contains("p2q"), words.toString());
  }

  @Test
  void aMapOf384TokensStaysSmallInEveryFormat() throws IOException {
    for (String name : List.of("map.svg", "map.pdf", "map.png")) {
      Path file = folder.resolve(name);
      Export.write(file, map(Fixtures.english(384, 1)), SIZE);
      assertTrue(Files.size(file) < 2_000_000, name + " has " + Files.size(file) + " bytes");
      assertTrue(Files.size(file) > 5_000, name + " has " + Files.size(file) + " bytes");
    }
  }

  @Test
  void pdfCarriesItsCharactersAsShapes() throws IOException {
    Path file = folder.resolve("map.pdf");
    Export.write(file, map(Fixtures.chinese(30, 1)), SIZE);
    String pdf = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertTrue(pdf.startsWith("%PDF-"));
    assertTrue(pdf.stripTrailing().endsWith("%%EOF"));
    // A standard font cannot hold Chinese; where it is used there are question marks.
    assertFalse(pdf.contains("/Type /Font"), "text set in a standard font");
  }

  @Test
  void pngHasTheScaledSize() throws IOException {
    Path file = folder.resolve("chart.PNG");
    Export.write(file, chart(Locale.ENGLISH), SIZE);
    var image = ImageIO.read(file.toFile());
    assertEquals(1280, image.getWidth());
    assertEquals(960, image.getHeight());
  }

  @Test
  void aBrightColumnOfALargeMapShowsInASmallPng() throws IOException {
    int n = 500;
    float[] weights = new float[n * n];
    for (int row = 0; row < n; row++) {
      weights[row * n + 333] = 1;
    }
    AttentionMap large = Fixtures.english(n, 1);
    AttentionMap striped = new AttentionMap(large.labels(), large.roles(), weights);
    Path file = folder.resolve("map.png");
    Export.write(file, map(striped), new FigureSize(360, 300, 1));
    var image = ImageIO.read(file.toFile());
    int bright = 0;
    for (int x = 0; x < image.getWidth() * 0.7; x++) {
      bright += image.getRGB(x, 200) == Palette.VIRIDIS.argb(1) ? 1 : 0;
    }
    assertTrue(bright >= 1, "the column is lost");
  }

  @Test
  void anUnknownEndingIsTheUsersFaultAndWritesNothing() throws IOException {
    var fault =
        assertThrows(
            InputException.class,
            () -> Export.write(folder.resolve("chart.gif"), chart(Locale.ENGLISH), SIZE));
    assertEquals("export.unknown-ending", fault.fault().key());
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsTheUsersFaultAndStays() throws IOException {
    Path blocker = Files.writeString(folder.resolve("taken"), "mine");
    var fault =
        assertThrows(
            InputException.class,
            () -> Export.write(blocker.resolve("chart.svg"), chart(Locale.ENGLISH), SIZE));
    assertEquals("export.unwritable", fault.fault().key());
    assertEquals("mine", Files.readString(blocker));
  }

  @Test
  void anOlderFileIsReplacedAndNoPartIsLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("chart.svg"), "old");
    Export.write(file, chart(Locale.ENGLISH), SIZE);
    assertTrue(Files.readString(file).contains("<svg"));
    assertFalse(Files.exists(folder.resolve("chart.svg.part")));
  }
}
