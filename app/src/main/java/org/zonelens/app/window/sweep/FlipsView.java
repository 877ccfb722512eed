package org.zonelens.app.window.sweep;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.session.Flip;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.app.window.sweep.SweepViewModel.Flips;
import org.zonelens.assets.Texts;

/** The questions that one mask turned right or wrong, with their answers before and after. */
final class FlipsView extends VBox {
  private final SweepViewModel model;
  private final Texts texts;
  private final Label title = Parts.heading("");
  private final Label statistics = Parts.id("cell-statistics", Parts.note(""));
  private final TableView<Flip> table = Parts.id("flips", new TableView<>());

  FlipsView(SweepViewModel model, Texts texts, Lifetime lifetime) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("pane");
    // Of as many lines as it takes; the table gives way.
    statistics.setMinHeight(USE_PREF_SIZE);
    table.getColumns().add(column("flips.change", 90, this::change));
    table.getColumns().add(column("flips.question", 300, Flip::question));
    table.getColumns().add(column("flips.before", 140, flip -> answer(flip.before())));
    table.getColumns().add(column("flips.after", 140, flip -> answer(flip.after())));
    table.getColumns().add(column("flips.right", 140, flip -> String.join(" · ", flip.answers())));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(Parts.note(texts.get("flips.none")));
    table.getStyleClass().addAll("dense", "striped");
    table.setRowFactory(_ -> row());
    table.setOnKeyPressed(
        event -> {
          Flip chosen = table.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && chosen != null) {
            model.look(chosen.id());
          }
        });
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(title, statistics, table);
    lifetime.follow(model.flipsProperty(), this::show);
    lifetime.follow(model.tableProperty(), _ -> showStatistics());
  }

  private TableRow<Flip> row() {
    TableRow<Flip> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2 && !row.isEmpty()) {
            model.look(row.getItem().id());
          }
        });
    return row;
  }

  private TableColumn<Flip, String> column(String key, double width, Function<Flip, String> text) {
    TableColumn<Flip, String> column = new TableColumn<>(texts.get(key));
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setCellFactory(_ -> new TextCell());
    return column;
  }

  /** Shows in a tooltip what does not fit. */
  private static final class TextCell extends TableCell<Flip, String> {
    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
      setTooltip(
          empty || text == null || text.isEmpty() ? null : new javafx.scene.control.Tooltip(text));
    }
  }

  private String change(Flip flip) {
    return texts.get(flip.fixed() ? "flips.fixed" : "flips.broken");
  }

  private String answer(String text) {
    return text.isEmpty() ? texts.get("whatif.no-answer") : text;
  }

  private void show(Optional<Flips> flips) {
    title.setText(
        flips
            .map(each -> texts.get("flips.title", each.mask(), each.questions().size()))
            .orElse(texts.get("flips.choose")));
    flips.ifPresentOrElse(
        each -> table.getItems().setAll(each.questions()), () -> table.getItems().clear());
    showStatistics();
  }

  /** Of the table as it is now, while the list is of when it was asked for. */
  private void showStatistics() {
    Optional<SweepCell> cell = model.selectedCell();
    statistics.setText(cell.map(this::sentence).orElse(""));
    Parts.present(statistics, cell.isPresent());
  }

  private String sentence(SweepCell cell) {
    return texts.get(
        "flips.statistics",
        Points.text(cell.deltaEm(), cell.interval()),
        Points.text(cell.deltaF1(), cell.f1Interval()),
        cell.n(),
        cell.fixed(),
        cell.broken(),
        Points.pValue(cell.pValue()),
        Points.pValue(cell.pAdjusted()),
        Points.pValue(cell.pBh()));
  }
}
