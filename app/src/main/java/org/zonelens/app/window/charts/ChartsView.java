package org.zonelens.app.window.charts;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jfree.chart.fx.ChartCanvas;
import org.zonelens.app.text.Texts;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Named;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;

/** The figures, as they will be exported but in the window's colours. */
public final class ChartsView extends StackPane {
  private final ChartsViewModel model;
  private final Locale locale;
  private final StackPane paper = Parts.styled(new StackPane(), "chart-paper");
  private final ObservableValue<Boolean> dark;

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
    this.model = model;
    this.dark = dark;
    locale = texts.locale();
    model.setLocale(locale);
    ComboBox<FigureKind> kinds = Parts.id("figure-kind", new ComboBox<>());
    kinds.getItems().setAll(FigureKind.values());
    kinds.setConverter(Named.by(kind -> texts.get("charts." + Named.key(kind))));
    kinds.valueProperty().bindBidirectional(model.kindProperty());
    lifetime.atEnd(() -> kinds.valueProperty().unbindBidirectional(model.kindProperty()));
    Button save = Parts.id("export", new Button(texts.get("charts.export")));
    save.setOnAction(_ -> export.run());
    VBox.setVgrow(paper, Priority.ALWAYS);
    paper.setId("chart");
    VBox page =
        Parts.styled(
            new VBox(
                Parts.toolbar(Parts.named(texts.get("charts.figure"), kinds), Parts.spring(), save),
                paper),
            "pane");
    VBox empty = Parts.empty(texts.get("charts.empty"), texts.get("charts.empty.hint"));
    getChildren().addAll(page, empty);
    lifetime.follow(
        model.tableProperty(),
        table -> {
          page.setVisible(table.isPresent());
          Parts.present(empty, table.isEmpty());
          draw();
        });
    lifetime.follow(model.kindProperty(), this::draw);
    lifetime.follow(dark, this::draw);
  }

  private void draw() {
    Optional<DeltaTable> table = model.tableProperty().get();
    paper.getChildren().clear();
    table.ifPresent(
        deltas -> {
          ChartTheme theme = dark.getValue() ? ChartTheme.DARK : ChartTheme.LIGHT;
          ChartCanvas canvas =
              new ChartCanvas(model.kindProperty().get().draw(deltas, theme, locale));
          canvas.widthProperty().bind(paper.widthProperty());
          canvas.heightProperty().bind(paper.heightProperty());
          canvas.setManaged(false);
          paper.getChildren().add(canvas);
        });
  }
}
