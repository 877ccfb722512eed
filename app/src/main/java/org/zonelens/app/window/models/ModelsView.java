package org.zonelens.app.window.models;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.zonelens.app.open.KnownModel;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;
import org.zonelens.models.hub.Obstacle;

/** The filter, the table of models, what the chosen one is, and a field for another one's id. */
public final class ModelsView extends VBox {
  private final ModelsViewModel model;
  private final Texts texts;
  private final Runnable done;
  private final TextField filter = Parts.id("models-filter", new TextField());
  private final ModelsTable table;
  private final Label count = Parts.id("models-count", Parts.note(""));
  private final Label details = Parts.id("models-details", Parts.note(""));
  private final TextField id = Parts.id("models-id", new TextField());
  private final Button open;

  /**
   * @param done called when a model was chosen, or none is wanted
   */
  public ModelsView(ModelsViewModel model, Texts texts, Lifetime lifetime, Runnable done) {
    this.model = model;
    this.texts = texts;
    this.done = done;
    getStyleClass().addAll("pane", "models-view");
    setId("models-view");
    table = new ModelsTable(texts, this::open);
    filter.setPromptText(texts.get("models.filter.prompt"));
    HBox.setHgrow(filter, Priority.ALWAYS);
    filter.textProperty().bindBidirectional(model.filterProperty());
    lifetime.atEnd(() -> filter.textProperty().unbindBidirectional(model.filterProperty()));
    filter.addEventFilter(KeyEvent.KEY_PRESSED, this::towardsTable);
    open = Parts.id("models-open", new Button(texts.get("models.open")));
    open.setDefaultButton(true);
    open.setOnAction(_ -> table.chosen().ifPresent(this::open));
    details.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren()
        .addAll(
            Parts.named(texts.get("models.filter"), filter),
            table,
            details,
            foot(),
            new Separator(),
            download(lifetime));

    lifetime.follow(model.foundProperty(), this::fill);
    lifetime.follow(model.busyProperty(), busy -> fill(model.foundProperty().get()));
    table.chosenProperty().subscribe(_ -> describe());
  }

  private HBox foot() {
    Button close = Parts.id("models-close", new Button(texts.get("models.close")));
    close.setCancelButton(true);
    close.setOnAction(_ -> done.run());
    for (Button each : List.of(close, open)) {
      each.setMinWidth(USE_PREF_SIZE);
    }
    count.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(count, Priority.ALWAYS);
    return Parts.toolbar(count, close, open);
  }

  private VBox download(Lifetime lifetime) {
    id.setPromptText(texts.get("models.id.prompt"));
    id.setAccessibleText(texts.get("models.hub"));
    id.textProperty().bindBidirectional(model.idProperty());
    lifetime.atEnd(() -> id.textProperty().unbindBidirectional(model.idProperty()));
    Button fetch = Parts.id("models-download", new Button(texts.get("models.download")));
    fetch.setMinWidth(USE_PREF_SIZE);
    lifetime.follow(model.downloadableProperty(), can -> fetch.setDisable(!can));
    fetch.setOnAction(_ -> download());
    id.setOnAction(_ -> download());
    HBox.setHgrow(id, Priority.ALWAYS);
    Label note = Parts.note(texts.get("models.hub.note"));
    note.setMinHeight(USE_PREF_SIZE);
    return Parts.styled(
        new VBox(Parts.heading(texts.get("models.hub")), Parts.toolbar(id, fetch), note),
        "models-hub");
  }

  /** Makes room for texts that are so much larger. */
  public void zoom(double factor) {
    table.zoom(factor);
  }

  /** Puts the keyboard where typing narrows the list down. */
  public void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  private void towardsTable(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) {
      table.requestFocus();
      event.consume();
    }
  }

  private void open(KnownModel chosen) {
    model.open(chosen);
    done.run();
  }

  private void download() {
    if (model.download()) {
      done.run();
    }
  }

  private void fill(List<KnownModel> found) {
    boolean busy = model.busyProperty().get();
    table.show(found, texts.get(busy && model.total() == 0 ? "models.looking" : "models.none"));
    if (busy && model.total() == 0) {
      count.setText("");
    } else if (found.size() < model.total()) {
      count.setText(texts.get("models.found", found.size(), model.total()));
    } else {
      count.setText(
          model.hasCached() ? texts.get("models.count", found.size()) : texts.get("models.empty"));
    }
    describe();
  }

  private void describe() {
    Optional<KnownModel> chosen = table.chosen();
    open.setDisable(chosen.isEmpty());
    details.setText(chosen.map(this::details).orElse(texts.get("models.choose")));
  }

  private String details(KnownModel chosen) {
    Optional<Obstacle> obstacle = chosen.outline().obstacle();
    if (obstacle.isPresent()) {
      return texts.get("models.obstacle." + obstacle.get().word() + ".remedy", chosen.place());
    }
    return chosen.outline().hasQaHead()
        ? texts.get("models.ready", chosen.place())
        : texts.get("models.no-head", chosen.place());
  }
}
