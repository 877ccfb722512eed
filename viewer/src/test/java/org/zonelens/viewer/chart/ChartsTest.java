package org.zonelens.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.zonelens.viewer.Fixtures;
import org.zonelens.viewer.chart.DeltaTable.Delta;
import org.zonelens.viewer.chart.DeltaTable.Place;
import org.zonelens.viewer.palette.ColourScale;

class ChartsTest {
  private static final DeltaTable TABLE =
      new DeltaTable(
          "",
          List.of("q2", "p2q"),
          List.of("0", "1", "2"),
          Map.of(
              new Place(0, 0), new Delta(-5, -6, -4, 100),
              new Place(1, 2), new Delta(1, Double.NaN, Double.NaN, 100)));

  @Test
  void eachCellHasItsColourWithTheFirstLayerAtTheBottom() {
    JFreeChart chart =
        ZoneLayerChart.of(TABLE, ColourScale.Diverging.DELTA_EM, ChartTheme.LIGHT, Locale.ENGLISH);
    ChartRenderingInfo info = new ChartRenderingInfo();
    BufferedImage image = chart.createBufferedImage(500, 400, info);
    Rectangle2D area = info.getPlotInfo().getDataArea();
    assertEquals(Color.BLUE, colour(image, area, 0.05, 0.9));
    assertEquals(Color.RED, colour(image, area, 0.55, 0.1));
    Color missing = colour(image, area, 0.55, 0.9);
    assertEquals(missing.getRed(), missing.getGreen(), 12, "grey where nothing is known");
    assertNotEquals(Color.WHITE, missing, "and not the colour of no change");
  }

  private static Color colour(BufferedImage image, Rectangle2D area, double x, double y) {
    return new Color(
        image.getRGB(
            (int) (area.getX() + x * area.getWidth()), (int) (area.getY() + y * area.getHeight())));
  }

  @Test
  void axisTitlesAreInTheLanguageAskedFor() {
    JFreeChart chinese =
        ZoneLayerChart.of(TABLE, TABLE.fittedScale(), ChartTheme.DARK, Locale.SIMPLIFIED_CHINESE);
    assertEquals("层", ((XYPlot) chinese.getPlot()).getRangeAxis().getLabel());
    JFreeChart french =
        ZoneLayerChart.of(TABLE, TABLE.fittedScale(), ChartTheme.DARK, Locale.FRENCH);
    assertEquals("layer", ((XYPlot) french.getPlot()).getRangeAxis().getLabel());
  }

  @Test
  void onlyAnEndThatCutsValuesOffSaysThatMoreLiesBeyondIt() {
    BarNumbers numbers = new BarNumbers(ColourScale.Diverging.DELTA_EM, table(-10.5, 2));
    assertEquals("\u2264 \u221210", numbers.format(-10));
    assertEquals("\u22128", numbers.format(-8));
    assertEquals("2", numbers.format(2));
    assertEquals(
        "\u2265 2", new BarNumbers(ColourScale.Diverging.DELTA_EM, table(-10, 3)).format(2));
  }

  private static DeltaTable table(double... values) {
    Map<Place, Delta> cells = new HashMap<>();
    for (int row = 0; row < values.length; row++) {
      cells.put(new Place(0, row), new Delta(values[row], Double.NaN, Double.NaN, 9));
    }
    List<String> rows = IntStream.range(0, values.length).mapToObj(Integer::toString).toList();
    return new DeltaTable("", DeltaTable.Kind.MASK, List.of("ΔEM"), rows, cells);
  }

  @Test
  void barsOfMasksStandSideBySide() {
    CategoryPlot plot =
        (CategoryPlot) ZoneBars.of(table(-1, -2, 0), 7, ChartTheme.LIGHT, Locale.ENGLISH).getPlot();
    assertEquals(3, plot.getDataset().getColumnCount());
    assertEquals(-2.0, plot.getDataset().getValue(0, 1));
    assertEquals("mask", plot.getDomainAxis().getLabel());
  }

  @Test
  void barsOfNothingButZerosHaveAScaleOfPoints() {
    CategoryPlot plot =
        (CategoryPlot) ZoneBars.of(table(0, 0), 0, ChartTheme.LIGHT, Locale.ENGLISH).getPlot();
    assertEquals(1, plot.getRangeAxis().getUpperBound());
  }

  @Test
  void headsStandInAGroupUnderTheNameOfTheirZone() {
    DeltaTable table =
        new DeltaTable(
            "",
            DeltaTable.Kind.LAYER,
            List.of("Q2", "P2Q"),
            List.of("0", "1", "2", "0", "1", "2"),
            List.of("0"),
            Map.of(new Place(5, 0), new Delta(-5, -6, -4, 100)));
    assertEquals("P2Q#2", table.column(5));
    XYPlot plot =
        (XYPlot)
            ZoneLayerChart.of(table, table.fittedScale(), ChartTheme.LIGHT, Locale.ENGLISH)
                .getPlot();
    assertEquals("head", plot.getDomainAxis(0).getLabel());
    assertEquals("masked zone", plot.getDomainAxis(1).getLabel());
    assertEquals(2, plot.getDomainAxis(1).getRange().getLength());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new DeltaTable(
                "",
                DeltaTable.Kind.LAYER,
                List.of("Q2", "P2Q"),
                List.of("0", "1", "0"),
                List.of("0"),
                Map.of()));
  }

  @Test
  void rowsAreNamedForWhatTheyAre() {
    JFreeChart chart =
        ZoneLayerChart.of(
            table(-1, 1),
            ColourScale.Diverging.DELTA_EM,
            ChartTheme.LIGHT,
            Locale.SIMPLIFIED_CHINESE);
    assertEquals("掩码", ((XYPlot) chart.getPlot()).getRangeAxis().getLabel());
  }

  @Test
  void fittedScaleReachesTheLargestLoss() {
    DeltaTable table =
        new DeltaTable(
            "", List.of("all"), List.of("0"), Map.of(new Place(0, 0), new Delta(-83.2, 0, 0, 9)));
    assertEquals(-85, table.fittedScale().low());
    assertEquals(2, table.fittedScale().high());
  }

  @Test
  void smallLossesHaveTheSignOfZeroOnlyWhenTheyRoundToIt() {
    assertEquals("0.0", DeltaBlocks.spell(-0.04));
    assertEquals("\u22120.1", DeltaBlocks.spell(-0.06));
    assertEquals("+12.3", DeltaBlocks.spell(12.34));
  }

  @Test
  void barsReachDownToTheirValue() {
    JFreeChart chart = ZoneBars.of(Fixtures.deltas(4, 1), 3, ChartTheme.LIGHT, Locale.ENGLISH);
    ChartRenderingInfo info = new ChartRenderingInfo();
    BufferedImage image = chart.createBufferedImage(500, 400, info);
    Rectangle area = info.getPlotInfo().getDataArea().getBounds();
    int[] blue = new int[5];
    for (int zone = 0; zone < 5; zone++) {
      int middle = area.x + (int) (area.width * (zone * 0.2 + 0.1));
      // The fullest column of pixels: the others have the whisker on them.
      for (int x = middle - 12; x <= middle + 12; x++) {
        int full = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
          full += image.getRGB(x, y) == ChartTheme.LIGHT.loss().getRGB() ? 1 : 0;
        }
        blue[zone] = Math.max(blue[zone], full);
      }
    }
    double perPoint = blue[0] / -Fixtures.deltas(4, 1).at(0, 3).orElseThrow().value();
    for (int zone = 1; zone < 5; zone++) {
      double value = -Fixtures.deltas(4, 1).at(zone, 3).orElseThrow().value();
      assertEquals(value * perPoint, blue[zone], 3, "zone " + zone);
    }
  }

  @Test
  void linesSkipWhatIsMissing() {
    XYPlot plot = (XYPlot) ZoneLines.of(TABLE, ChartTheme.LIGHT, Locale.ENGLISH).getPlot();
    assertEquals(1, plot.getDataset().getItemCount(0));
    assertEquals(2, plot.getDataset().getXValue(1, 0));
  }

  @Test
  void aCellOutsideTheTableIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new DeltaTable(
                "", List.of("q2"), List.of("0"), Map.of(new Place(0, 1), new Delta(0, 0, 0, 1))));
  }
}
