package org.zonelens.viewer.heatmap;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.map.MappedZone;
import org.zonelens.viewer.palette.ColourScale;

/** Lays out axes, map, legend and colour bar, and keeps them in step with the viewport. */
final class AttentionHeatmapSkin extends SkinBase<AttentionHeatmap> {
  private static final double SIDE_GAP = 14;
  private static final double BAR_HEIGHT = 180;

  private final AttentionHeatmap control;
  private final TokenAxis fromAxis = new TokenAxis(TokenAxis.Side.FROM);
  private final TokenAxis toAxis = new TokenAxis(TokenAxis.Side.TO);
  private final Pane plot = new Pane();
  private final Region frame = new Region();
  private final MapImage image = new MapImage();
  private final ZoneLayer outlines = new ZoneLayer();
  private final CrossHair crossHair = new CrossHair();
  private final ZoneLegend legend;
  private final ColourBar bar;
  private final Label corner = new Label();
  private final Label empty = new Label();

  AttentionHeatmapSkin(AttentionHeatmap control) {
    super(control);
    this.control = control;
    legend = new ZoneLegend(control.texts().get("heatmap.zones"));
    bar = new ColourBar(control.texts().get("heatmap.weight"));
    corner.setText(control.texts().get("heatmap.corner"));
    corner.getStyleClass().add("axis-title");
    empty.setText(control.texts().get("heatmap.empty"));
    empty.getStyleClass().add("empty-text");
    plot.getStyleClass().add("map-plot");
    plot.getChildren().addAll(image, outlines, crossHair);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(plot.widthProperty());
    clip.heightProperty().bind(plot.heightProperty());
    plot.setClip(clip);
    frame.getStyleClass().add("map-frame");
    frame.setMouseTransparent(true);
    getChildren().addAll(plot, frame, fromAxis, toAxis, corner, legend, bar, empty);
    new HeatmapGestures(control, plot).install();

    control.mapProperty().subscribe(_ -> mapChanged());
    control.scaleRuleProperty().subscribe(control::requestLayout);
    control.paletteProperty().subscribe(control::requestLayout);
    control.viewportProperty().subscribe(control::requestLayout);
    control.crossHairProperty().subscribe(control::requestLayout);
    control.selectionProperty().subscribe(control::requestLayout);
    control.getZones().addListener((ListChangeListener<MappedZone>) _ -> zonesChanged());
  }

  private void mapChanged() {
    control
        .getMap()
        .ifPresent(
            map -> {
              fromAxis.show(map);
              toAxis.show(map);
            });
    zonesChanged();
  }

  private void zonesChanged() {
    List<MappedZone> fitting =
        control.getMap().stream()
            .flatMap(
                map ->
                    control.getZones().stream().filter(zone -> zone.cells().size() == map.size()))
            .toList();
    outlines.show(fitting);
    legend.show(fitting);
    control.requestLayout();
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    Optional<AttentionMap> map = control.getMap().filter(shown -> shown.size() > 0);
    for (var part : List.of(plot, frame, fromAxis, toAxis, corner, legend, bar)) {
      part.setVisible(map.isPresent());
    }
    empty.setVisible(map.isEmpty());
    if (map.isEmpty()) {
      double emptyWidth = Math.min(width, empty.prefWidth(-1));
      double emptyHeight = empty.prefHeight(emptyWidth);
      empty.resizeRelocate(
          x + (width - emptyWidth) / 2, y + (height - emptyHeight) / 2, emptyWidth, emptyHeight);
      return;
    }
    layoutMap(map.get(), x, y, width, height);
  }

  private void layoutMap(AttentionMap map, double x, double y, double width, double height) {
    double gutter = Math.min(Math.max(fromAxis.thickness(), corner.prefWidth(-1) + 10), width / 3);
    double head = Math.min(toAxis.thickness(), height / 3);
    double side = Math.ceil(Math.max(bar.prefWidth(-1), legend.prefWidth(-1))) + SIDE_GAP;
    boolean roomAside = width - gutter - side > 160;
    double plotWidth = Math.max(1, width - gutter - (roomAside ? side : 0));
    double plotHeight = Math.max(1, height - head);
    Viewport view =
        control
            .viewportProperty()
            .get()
            .filter(known -> known.size() == map.size())
            .map(known -> known.resized(plotWidth, plotHeight))
            .orElseGet(() -> Viewport.fitting(map.size(), plotWidth, plotHeight));
    // An equal but new value would ask for another layout, and that for the next, for ever.
    if (!control.viewportProperty().get().equals(Optional.of(view))) {
      control.viewportProperty().set(Optional.of(view));
    }

    plot.resizeRelocate(x + gutter, y + head, plotWidth, plotHeight);
    frame.resizeRelocate(
        x + gutter - 2, y + head - 2, view.shownWidth() + 4, view.shownHeight() + 4);
    fromAxis.resizeRelocate(x, y + head, gutter, plotHeight);
    toAxis.resizeRelocate(x + gutter, y, plotWidth, head);
    double cornerHeight = corner.prefHeight(-1);
    corner.resizeRelocate(x, y + head - cornerHeight - 4, gutter - 8, cornerHeight);

    ColourScale scale =
        control.scaleRuleProperty().get().scale(control.paletteProperty().get(), map.weights());
    image.show(map, scale, view, pixelsPerUnit());
    outlines.place(view);
    Optional<Cell> at = control.getReadOut().map(read -> new Cell(read.from(), read.to()));
    crossHair.place(view, at, control.selectionProperty().get());
    fromAxis.place(view, at.map(Cell::from));
    toAxis.place(view, at.map(Cell::to));
    layoutSide(
        roomAside, scale, x + gutter + view.shownWidth() + SIDE_GAP, y + head, side, plotHeight);
  }

  private double pixelsPerUnit() {
    var scene = control.getScene();
    return scene == null || scene.getWindow() == null ? 1 : scene.getWindow().getRenderScaleX();
  }

  private void layoutSide(
      boolean room, ColourScale scale, double x, double y, double width, double height) {
    double legendHeight = legend.prefHeight(-1);
    boolean roomForBoth = height > legendHeight + 90;
    legend.setVisible(room && !legend.getChildren().isEmpty() && roomForBoth);
    bar.setVisible(room && height > 60);
    double used = legend.isVisible() ? legendHeight + SIDE_GAP : 0;
    bar.show(scale);
    bar.resizeRelocate(x, y, width - SIDE_GAP, Math.min(BAR_HEIGHT, height - used));
    legend.resizeRelocate(
        x, y + Math.min(BAR_HEIGHT, height - used) + SIDE_GAP, width - SIDE_GAP, legendHeight);
  }

  @Override
  protected double computePrefWidth(
      double height, double top, double right, double bottom, double left) {
    return 640;
  }

  @Override
  protected double computePrefHeight(
      double width, double top, double right, double bottom, double left) {
    return 520;
  }

  @Override
  protected double computeMinWidth(
      double height, double top, double right, double bottom, double left) {
    return 120;
  }

  @Override
  protected double computeMinHeight(
      double width, double top, double right, double bottom, double left) {
    return 100;
  }
}
