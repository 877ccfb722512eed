package org.zonelens.app.window.sweep;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.zonelens.analysis.slice.Slicing;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Named;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.app.window.sweep.SweepViewModel.Flips;
import org.zonelens.assets.Texts;

/** What the selected mask does to each slice of the questions. */
final class SlicesView extends VBox {
  private final SweepViewModel model;
  private final Texts texts;
  private final Label title = Parts.heading("");
  private final TableView<Row> table = Parts.id("slices", new TableView<>());

  /** One slice under the mask. */
  private record Row(String slice, SweepCell cell, double baseline) {}

  SlicesView(SweepViewModel model, Texts texts, Lifetime lifetime) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("pane");
    ComboBox<Slicing> choice = Parts.id("slices-by", new ComboBox<>());
    choice.getItems().setAll(Slicing.values());
    choice.setConverter(Named.by(by -> texts.get("slices.by." + by.id())));
    choice.setPromptText(texts.get("slices.choose"));
    var slicing = model.slices().slicingProperty();
    choice.setValue(slicing.get().orElse(null));
    choice.valueProperty().subscribe(by -> slicing.set(Optional.ofNullable(by)));
    table.getColumns().add(column("slices.slice", 110, row -> name(row.slice())));
    table.getColumns().add(column("slices.n", 60, row -> Integer.toString(row.cell().n())));
    table.getColumns().add(column("slices.em", 90, row -> percent(row.baseline())));
    table.getColumns().add(column("slices.delta-em", 170, row -> em(row.cell())));
    table.getColumns().add(column("slices.delta-f1", 170, row -> f1(row.cell())));
    table.getColumns().add(column("slices.p", 90, row -> Points.pValue(row.cell().pValue())));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(Parts.note(texts.get("slices.none")));
    table.getStyleClass().addAll("dense", "striped");
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren()
        .addAll(
            Parts.toolbar(title, Parts.spring(), Parts.named(texts.get("slices.by"), choice)),
            table);
    lifetime.follow(model.flipsProperty(), _ -> show());
    lifetime.follow(model.slices().slicesProperty(), _ -> show());
  }

  private static String em(SweepCell cell) {
    return Points.text(cell.deltaEm(), cell.interval());
  }

  private static String f1(SweepCell cell) {
    return Points.text(cell.deltaF1(), cell.f1Interval());
  }

  private String percent(double em) {
    return texts.get("slices.percent", em);
  }

  /** Kinds have names of their own; bins are their own names. */
  private String name(String slice) {
    String key = "slice." + slice;
    return texts.keys().contains(key) ? texts.get(key) : slice;
  }

  private TableColumn<Row, String> column(String key, double width, Function<Row, String> text) {
    TableColumn<Row, String> column = new TableColumn<>(texts.get(key));
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setSortable(false);
    return column;
  }

  private void show() {
    Optional<Intervention> mask = model.flipsProperty().get().map(Flips::mask);
    title.setText(mask.map(Intervention::toString).orElse(texts.get("slices.select")));
    table
        .getItems()
        .setAll(
            model.slices().slicesProperty().get().stream()
                .flatMap(
                    slice ->
                        mask.flatMap(slice.table()::cell).stream()
                            .map(cell -> new Row(slice.name(), cell, slice.table().em())))
                .toList());
  }
}
