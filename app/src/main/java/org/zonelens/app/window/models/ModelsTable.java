package org.zonelens.app.window.models;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.zonelens.app.open.KnownModel;
import org.zonelens.app.text.Amount;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;
import org.zonelens.models.hub.ModelLanguage;
import org.zonelens.models.hub.Obstacle;

/** The models, one a row; what cannot be opened is there too, paler and with the reason. */
final class ModelsTable extends StackPane {
  private static final PseudoClass OBSTRUCTED = PseudoClass.getPseudoClass("obstructed");

  /** Of a column that does not grow with the window. */
  private static final double WIDEST = 150;

  private static final double NAME_AT_LEAST = 130;
  private static final double NUMBER_WIDTH = 96;

  private final Texts texts;
  private final TableView<KnownModel> table = Parts.id("models", new TableView<>());

  /** Columns as wide as their texts need at the size designed. */
  private final Map<TableColumn<?, ?>, Double> widths = new LinkedHashMap<>();

  private final Label nothing = Parts.styled(Parts.note(""), "placeholder");

  ModelsTable(Texts texts, Consumer<KnownModel> open) {
    this.texts = texts;
    table.getColumns().add(text("models.name", 250, KnownModel::name));
    table.getColumns().add(text("models.family", 76, KnownModel::family));
    table.getColumns().add(text("models.language", 88, this::language));
    table.getColumns().add(text("models.head", 80, each -> yes(each.outline().hasQaHead())));
    table
        .getColumns()
        .add(
            number(
                "models.size",
                each -> each.outline().bytes(),
                each -> Amount.bytes(each.outline().bytes())));
    table
        .getColumns()
        .add(
            number(
                "models.parameters",
                each -> each.outline().parameters().orElse(-1),
                each -> Amount.parameters(each.outline().parameters())));
    table.getColumns().add(text("models.where", 74, this::where));
    table.getColumns().add(text("models.opens", 92, this::opens));
    zoom(1);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.setPlaceholder(nothing);
    setMinHeight(150);
    table.getStyleClass().addAll("dense", "striped");
    table.setAccessibleText(texts.get("models.title"));
    table.setRowFactory(_ -> new Row(open));
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            chosen().ifPresent(open);
            event.consume();
          }
        });
    getChildren().add(table);
  }

  /** Makes room for larger texts; columns know no units but pixels. */
  void zoom(double factor) {
    widths.forEach(
        (column, width) -> {
          column.setMinWidth(Math.min(width, NAME_AT_LEAST) * factor);
          column.setPrefWidth(width * factor);
          if (width <= WIDEST) {
            column.setMaxWidth(WIDEST * factor);
          }
        });
  }

  /** Changes when another model is chosen. */
  ReadOnlyObjectProperty<KnownModel> chosenProperty() {
    return table.getSelectionModel().selectedItemProperty();
  }

  Optional<KnownModel> chosen() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
  }

  @Override
  public void requestFocus() {
    table.requestFocus();
  }

  /** Shows these; the model that was chosen stays so if it is among them, else it is the first. */
  void show(List<KnownModel> models, String otherwise) {
    nothing.setText(otherwise);
    Optional<String> before = chosen().map(KnownModel::name);
    table.getItems().setAll(models);
    table.sort();
    Optional<KnownModel> again =
        table.getItems().stream()
            .filter(each -> before.equals(Optional.of(each.name())))
            .findFirst()
            .or(() -> table.getItems().stream().findFirst());
    again.ifPresent(table.getSelectionModel()::select);
  }

  private String yes(boolean is) {
    return texts.get(is ? "models.yes" : "models.no");
  }

  private String language(KnownModel model) {
    ModelLanguage language = model.outline().language();
    return language.guessed() ? texts.get("models.guessed", language.named()) : language.named();
  }

  private String where(KnownModel model) {
    return texts.get(model.builtIn() ? "models.built-in" : "models.cache");
  }

  private String opens(KnownModel model) {
    return model
        .outline()
        .obstacle()
        .map(each -> texts.get("models.obstacle." + each.word()))
        .orElse(yes(true));
  }

  private TableColumn<KnownModel, String> text(
      String key, double width, Function<KnownModel, String> text) {
    TableColumn<KnownModel, String> column = new TableColumn<>(texts.get(key));
    widths.put(column, width);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setCellFactory(_ -> new Cell<>(Function.identity()));
    return column;
  }

  /** Sorted by the number, shown as text. */
  private TableColumn<KnownModel, KnownModel> number(
      String key, ToLongFunction<KnownModel> number, Function<KnownModel, String> text) {
    TableColumn<KnownModel, KnownModel> column = new TableColumn<>(texts.get(key));
    widths.put(column, NUMBER_WIDTH);
    column.getStyleClass().add("number-column");
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setComparator(Comparator.comparingLong(number));
    column.setCellFactory(_ -> new Cell<>(text));
    return column;
  }

  /** Shows in a tooltip what does not fit. */
  private static final class Cell<T> extends TableCell<KnownModel, T> {
    private final Function<T, String> text;

    Cell(Function<T, String> text) {
      this.text = text;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      String shown = empty || item == null ? "" : text.apply(item);
      setText(shown);
      setTooltip(shown.isEmpty() ? null : new Tooltip(shown));
    }
  }

  private static final class Row extends TableRow<KnownModel> {
    Row(Consumer<KnownModel> open) {
      setOnMouseClicked(
          event -> {
            if (event.getClickCount() == 2 && !isEmpty()) {
              open.accept(getItem());
            }
          });
    }

    @Override
    protected void updateItem(@Nullable KnownModel model, boolean empty) {
      super.updateItem(model, empty);
      Optional<Obstacle> obstacle =
          empty || model == null ? Optional.empty() : model.outline().obstacle();
      pseudoClassStateChanged(OBSTRUCTED, obstacle.isPresent());
    }
  }
}
