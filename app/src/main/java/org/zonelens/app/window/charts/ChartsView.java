package org.zonelens.app.window.charts;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.app.figure.SweepPart;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Named;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable.Place;
import org.zonelens.viewer.chartview.DeltaChartView;

/** The figures, as they will be exported but in the window's colours. */
public final class ChartsView extends StackPane {
  /**
   * Builds the tab.
   *
   * @param dark whether the window is dark
   * @param export asks for a file and exports
   */
  public ChartsView(
      ChartsViewModel model,
      ObservableValue<Boolean> dark,
      Runnable export,
      Texts texts,
      Lifetime lifetime) {
    DeltaChartView chart = Parts.id("chart", new DeltaChartView());
    chart.localeProperty().set(texts.locale());
    model.setLocale(texts.locale());
    ComboBox<SweepFigure> kinds = Parts.id("figure-kind", new ComboBox<>());
    kinds.getItems().setAll(SweepFigure.values());
    kinds.setConverter(Named.by(kind -> texts.get("charts." + Named.key(kind))));
    kinds.valueProperty().bindBidirectional(model.kindProperty());
    lifetime.atEnd(() -> kinds.valueProperty().unbindBidirectional(model.kindProperty()));
    ComboBox<SweepPart> parts = Parts.id("figure-part", new ComboBox<>());
    parts.setConverter(Named.by(part -> texts.get("by." + part.id())));
    parts.setOnAction(
        _ ->
            Optional.ofNullable(parts.getValue())
                .filter(part -> !model.shownProperty().get().equals(Optional.of(part)))
                .ifPresent(part -> model.partProperty().set(Optional.of(part))));
    HBox rows = Parts.named(texts.get("charts.part"), parts);
    Button save = Parts.id("export", new Button(texts.get("charts.export")));
    save.setOnAction(_ -> export.run());
    VBox.setVgrow(chart, Priority.ALWAYS);
    VBox missing = Parts.empty(texts.get("charts.missing"), texts.get("charts.missing.hint"));
    VBox.setVgrow(missing, Priority.ALWAYS);
    VBox page =
        Parts.styled(
            new VBox(
                Parts.toolbar(
                    Parts.named(texts.get("charts.figure"), kinds), rows, Parts.spring(), save),
                chart,
                missing),
            "pane");
    VBox empty = Parts.empty(texts.get("charts.empty"), texts.get("charts.empty.hint"));
    getChildren().addAll(page, empty);
    lifetime.follow(
        model.tableProperty(),
        table -> {
          Parts.present(chart, table.isPresent());
          Parts.present(missing, table.isEmpty());
          save.setDisable(table.isEmpty());
          chart.tableProperty().set(table);
        });
    lifetime.follow(
        model.begunProperty(),
        begun -> {
          page.setVisible(begun);
          Parts.present(empty, !begun);
        });
    lifetime.follow(
        model.partsProperty(),
        offered -> {
          parts.getItems().setAll(offered);
          parts.setValue(model.shownProperty().get().orElse(null));
          Parts.present(rows, offered.size() > 1);
        });
    lifetime.follow(
        model.shownProperty(),
        part -> part.filter(parts.getItems()::contains).ifPresent(parts::setValue));
    lifetime.follow(
        model.kindProperty(),
        kind -> {
          chart.scaleProperty().set(kind.scale());
          chart.kindProperty().set(kind.chart());
        });
    lifetime.follow(dark, on -> chart.themeProperty().set(on ? ChartTheme.DARK : ChartTheme.LIGHT));
    lifetime.follow(
        model.rowProperty(),
        row -> {
          int at = row.intValue();
          if (chart.selectedProperty().get().map(Place::row).orElse(0) != at) {
            chart.selectedProperty().set(Optional.of(new Place(0, at)));
          }
        });
    chart
        .selectedProperty()
        .subscribe(place -> place.ifPresent(at -> model.rowProperty().set(at.row())));
  }
}
