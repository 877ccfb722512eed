package org.zonelens.viewer.chartview;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.jfree.chart.JFreeChart;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.chart.ChartFigure;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.DeltaTable.Place;
import org.zonelens.viewer.chart.ZoneBars;
import org.zonelens.viewer.chart.ZoneLayerChart;
import org.zonelens.viewer.chart.ZoneLines;
import org.zonelens.viewer.export.Figure;
import org.zonelens.viewer.palette.ColourScale;
import org.zonelens.viewer.type.ScreenType;

/**
 * A table of changes of EM as a chart that fills in live. In the heatmap a click or the arrow keys
 * select a cell and the pointer shows its numbers.
 *
 * <p>Setting the table often is cheap: the chart is drawn once per frame at most. Style class
 * {@code delta-chart}.
 */
public final class DeltaChartView extends Control {
  private final ObjectProperty<Optional<DeltaTable>> table =
      new SimpleObjectProperty<>(this, "table", Optional.empty());
  private final ObjectProperty<ChartKind> kind =
      new SimpleObjectProperty<>(this, "kind", ChartKind.HEATMAP);
  private final ObjectProperty<Optional<ColourScale.Diverging>> scale =
      new SimpleObjectProperty<>(this, "scale", Optional.empty());
  private final ObjectProperty<ChartTheme> theme =
      new SimpleObjectProperty<>(this, "theme", ChartTheme.LIGHT);
  private final ObjectProperty<Locale> locale =
      new SimpleObjectProperty<>(this, "locale", Locale.getDefault());
  private final ObjectProperty<Optional<Place>> selected =
      new SimpleObjectProperty<>(this, "selected", Optional.empty());
  private final Texts texts = Texts.of("viewer", Locale.getDefault());

  public DeltaChartView() {
    ScreenType.regular();
    getStyleClass().setAll("delta-chart");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleRoleDescription(texts.get("chart.role"));
    table.subscribe(_ -> describe());
    selected.subscribe(_ -> describe());
  }

  private void describe() {
    setAccessibleText(
        table
            .get()
            .map(shown -> selected.get().map(at -> spell(shown, at)).orElse(shown.title()))
            .orElseGet(() -> texts.get("chart.empty")));
  }

  /** A cell in words. */
  String spell(DeltaTable shown, Place at) {
    if (at.zone() >= shown.zones().size() || at.row() >= shown.rows().size()) {
      return shown.title();
    }
    String place =
        texts.get(
            "chart.place." + shown.kind().id(),
            shown.column(at.zone()),
            shown.rows().get(at.row()));
    return shown
        .at(at.zone(), at.row())
        .map(
            delta ->
                delta.hasInterval()
                    ? texts.get(
                        "chart.interval",
                        place,
                        delta.value(),
                        delta.low(),
                        delta.high(),
                        delta.n())
                    : texts.get("chart.value", place, delta.value(), delta.n()))
        .orElseGet(() -> texts.get("chart.missing", place));
  }

  /** Selects the neighbour so many columns to the right and rows up, staying inside. */
  void move(int right, int up) {
    table
        .get()
        .filter(shown -> !shown.zones().isEmpty() && !shown.rows().isEmpty())
        .ifPresent(
            shown -> {
              Place at = selected.get().orElse(new Place(0, 0));
              selected.set(
                  Optional.of(
                      new Place(
                          Math.clamp(at.zone() + right, 0, shown.zones().size() - 1),
                          Math.clamp(at.row() + up, 0, shown.rows().size() - 1))));
            });
  }

  /** The chart as it is shown, if there is a table with cells. */
  Optional<JFreeChart> chart(ChartTheme dress) {
    return table
        .get()
        .filter(shown -> !shown.zones().isEmpty() && !shown.rows().isEmpty())
        .map(
            shown ->
                switch (kind.get()) {
                  case HEATMAP ->
                      ZoneLayerChart.of(
                          shown, scale.get().orElseGet(shown::fittedScale), dress, locale.get());
                  case LINES -> ZoneLines.of(shown, dress, locale.get());
                  case BARS -> ZoneBars.of(shown, selectedRow(shown), dress, locale.get());
                });
  }

  private int selectedRow(DeltaTable shown) {
    return selected.get().map(Place::row).filter(row -> row < shown.rows().size()).orElse(0);
  }

  /**
   * What is shown, to export it.
   *
   * @param dress normally {@link ChartTheme#LIGHT}: paper is white
   */
  public Optional<Figure> figure(ChartTheme dress) {
    return chart(dress).map(ChartFigure::new);
  }

  /** What is shown; empty shows a sentence that says so. */
  public ObjectProperty<Optional<DeltaTable>> tableProperty() {
    return table;
  }

  public void setTable(DeltaTable shown) {
    table.set(Optional.of(shown));
  }

  public ObjectProperty<ChartKind> kindProperty() {
    return kind;
  }

  /** The heatmap's colours; empty fits them to the table. */
  public ObjectProperty<Optional<ColourScale.Diverging>> scaleProperty() {
    return scale;
  }

  public ObjectProperty<ChartTheme> themeProperty() {
    return theme;
  }

  /** The language of the axis titles. */
  public ObjectProperty<Locale> localeProperty() {
    return locale;
  }

  /** The selected cell of the table. */
  public ObjectProperty<Optional<Place>> selectedProperty() {
    return selected;
  }

  Texts texts() {
    return texts;
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new DeltaChartSkin(this);
  }

  @Override
  public String getUserAgentStylesheet() {
    return Objects.requireNonNull(DeltaChartView.class.getResource("chartview.css"))
        .toExternalForm();
  }
}
