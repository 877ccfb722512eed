package org.zonelens.viewer;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.viewer.chart.AttentionFigure;
import org.zonelens.viewer.chart.ChartFigure;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.ZoneBars;
import org.zonelens.viewer.chart.ZoneLayerChart;
import org.zonelens.viewer.chart.ZoneLines;
import org.zonelens.viewer.chartview.ChartKind;
import org.zonelens.viewer.chartview.DeltaChartView;
import org.zonelens.viewer.export.Export;
import org.zonelens.viewer.export.Figure;
import org.zonelens.viewer.export.FigureSize;
import org.zonelens.viewer.grid.ThumbnailGrid;
import org.zonelens.viewer.heatmap.AttentionHeatmap;
import org.zonelens.viewer.heatmap.Cell;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.palette.ColourScale;
import org.zonelens.viewer.palette.Palette;
import org.zonelens.viewer.palette.ScaleRule;
import org.zonelens.viewer.strip.TokenStrip;
import org.zonelens.viewer.strip.TokenValues;

/** Pictures of every control, to look at: run main with a folder. Not a test. */
final class Gallery {
  private final Path folder;

  private Gallery(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    CompletableFuture<Void> up = new CompletableFuture<>();
    Platform.startup(() -> up.complete(null));
    Platform.setImplicitExit(false);
    up.get(20, TimeUnit.SECONDS);
    Gallery gallery = new Gallery(folder);
    gallery.charts();
    if (args.length == 1) {
      gallery.draw();
    }
    System.exit(0);
  }

  private void draw() throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      String mode = dark ? "dark" : "light";
      for (int size : new int[] {8, 40, 128, 384}) {
        shoot("heatmap-%d-%s".formatted(size, mode), 900, 640, dark, () -> heatmap(size));
      }
      shoot("heatmap-small-" + mode, 330, 260, dark, () -> heatmap(40));
      shoot("heatmap-log-zoom-" + mode, 900, 640, dark, Gallery::zoomed);
      shoot("heatmap-chinese-" + mode, 700, 520, dark, Gallery::chinese);
      shoot("heatmap-empty-" + mode, 500, 300, dark, AttentionHeatmap::new);
      shoot("strip-" + mode, 620, 300, dark, Gallery::strip);
      shoot("chart-" + mode, 620, 420, dark, () -> chart(dark, ChartKind.HEATMAP));
      shoot("chart-bars-" + mode, 420, 320, dark, () -> chart(dark, ChartKind.BARS));
      shoot("chart-empty-" + mode, 420, 220, dark, DeltaChartView::new);
      shoot("grid-4x4-" + mode, 320, 320, dark, () -> grid(4, 4, 64));
      shoot("grid-12x12-" + mode, 520, 480, dark, () -> grid(12, 12, 128));
      shoot("grid-24x16-" + mode, 360, 460, dark, () -> grid(24, 16, 96));
    }
  }

  private void charts() {
    for (ChartTheme theme : ChartTheme.values()) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        String name = "-" + theme + "-" + locale.getLanguage() + ".png";
        DeltaTable full = Fixtures.deltas(12, 1.0);
        write(
            "delta12" + name,
            new ChartFigure(
                ZoneLayerChart.of(full, ColourScale.Diverging.DELTA_EM, theme, locale)));
        DeltaTable partial = Fixtures.deltas(4, 0.6);
        write(
            "delta4" + name,
            new ChartFigure(ZoneLayerChart.of(partial, partial.fittedScale(), theme, locale)));
      }
    }
    for (ChartTheme theme : ChartTheme.values()) {
      write(
          "bars-" + theme + ".png",
          new ChartFigure(ZoneBars.of(Fixtures.deltas(4, 1), 3, theme, Locale.ENGLISH)));
      write(
          "lines-" + theme + ".png",
          new ChartFigure(ZoneLines.of(Fixtures.deltas(12, 1), theme, Locale.ENGLISH)));
      for (String ending : List.of(".png", ".svg", ".pdf")) {
        write("map40-" + theme + ending, attention(Fixtures.chinese(40, 3), theme));
        write("map384-" + theme + ending, attention(Fixtures.english(384, 3), theme));
      }
    }
    DeltaTable large = Fixtures.deltas(24, 0.9);
    Export.write(
        folder.resolve("delta24.png"),
        new ChartFigure(
            ZoneLayerChart.of(large, large.fittedScale(), ChartTheme.LIGHT, Locale.ENGLISH)),
        new FigureSize(360, 300, 2));
  }

  private static AttentionFigure attention(AttentionMap map, ChartTheme theme) {
    return new AttentionFigure(
        "demo-en, layer 3, head 1",
        map,
        Fixtures.zones(map, NamedZone.Q2, NamedZone.Q2P, NamedZone.P2Q, NamedZone.P2),
        ScaleRule.FITTED.scale(Palette.VIRIDIS, map.weights()),
        theme,
        Locale.ENGLISH);
  }

  private void write(String name, Figure figure) {
    Export.write(folder.resolve(name), figure, new FigureSize(700, 460, 1));
  }

  private static AttentionHeatmap heatmap(int size) {
    AttentionMap map = Fixtures.english(size, size);
    AttentionHeatmap heatmap = new AttentionHeatmap();
    heatmap.setMap(map);
    heatmap
        .getZones()
        .setAll(Fixtures.zones(map, NamedZone.Q2, NamedZone.Q2P, NamedZone.P2Q, NamedZone.P2));
    heatmap.crossHairProperty().set(Optional.of(new Cell(size / 2, size / 3)));
    return heatmap;
  }

  private static AttentionHeatmap zoomed() {
    AttentionHeatmap heatmap = heatmap(128);
    heatmap.scaleRuleProperty().set(ScaleRule.LOG);
    heatmap.getZones().setAll(Fixtures.zones(Fixtures.english(128, 1), NamedZone.DIAGONAL));
    Platform.runLater(() -> heatmap.zoom(5));
    return heatmap;
  }

  private static AttentionHeatmap chinese() {
    AttentionHeatmap heatmap = new AttentionHeatmap();
    heatmap.setMap(Fixtures.chinese(36, 3));
    heatmap
        .getZones()
        .setAll(Fixtures.zones(Fixtures.chinese(36, 3), NamedZone.P2Q, NamedZone.SPECIAL));
    return heatmap;
  }

  private static TokenStrip strip() {
    AttentionMap map = Fixtures.english(90, 2);
    TokenStrip strip = new TokenStrip();
    List<Token> tokens = new ArrayList<>();
    float[] start = new float[map.size()];
    float[] end = new float[map.size()];
    for (int i = 0; i < map.size(); i++) {
      tokens.add(new Token(map.label(i), i, 0, map.role(i), 0, 0));
      start[i] = i == 60 ? 7 : i % 9 == 0 ? 4 : 0;
      end[i] = i == 62 ? 8 : i % 11 == 0 ? 5 : 0;
    }
    strip.tokensProperty().set(tokens);
    strip.valuesProperty().set(Optional.of(TokenValues.of(new SpanLogits(start, end))));
    strip.answerProperty().set(Optional.of(new TokenStrip.Span(60, 62)));
    return strip;
  }

  private static DeltaChartView chart(boolean dark, ChartKind kind) {
    DeltaChartView view = new DeltaChartView();
    view.setTable(Fixtures.deltas(12, 0.8));
    view.kindProperty().set(kind);
    view.themeProperty().set(dark ? ChartTheme.DARK : ChartTheme.LIGHT);
    view.selectedProperty().set(Optional.of(new DeltaTable.Place(3, 8)));
    return view;
  }

  private static ThumbnailGrid grid(int layers, int heads, int size) {
    ThumbnailGrid grid = new ThumbnailGrid();
    grid.setAttention(Fixtures.attention(layers, heads, size, 5));
    grid.select(layers / 2, heads / 3);
    return grid;
  }

  private void shoot(String name, int width, int height, boolean dark, Callable<Parent> make)
      throws Exception {
    CompletableFuture<Scene> shown = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            StackPane root = new StackPane(make.call());
            root.setStyle(dark ? "-fx-base: #2b2d30; -fx-background: #1e1f22;" : "");
            Scene scene = new Scene(root, width, height);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            shown.complete(scene);
          } catch (Exception e) {
            shown.completeExceptionally(e);
          }
        });
    Scene scene = shown.get(20, TimeUnit.SECONDS);
    Thread.sleep(700);
    CompletableFuture<BufferedImage> picture = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          var image = scene.snapshot(null);
          PixelReader pixels = image.getPixelReader();
          BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
          for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
              copy.setRGB(x, y, pixels.getArgb(x, y));
            }
          }
          scene.getWindow().hide();
          picture.complete(copy);
        });
    ImageIO.write(picture.get(20, TimeUnit.SECONDS), "png", folder.resolve(name + ".png").toFile());
  }
}
