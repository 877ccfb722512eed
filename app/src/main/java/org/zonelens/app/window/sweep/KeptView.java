package org.zonelens.app.window.sweep;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.session.Note;
import org.zonelens.analysis.session.Pin;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;

/** The traces pinned to the session that is shown, and its notes. */
final class KeptView extends HBox {
  private final SweepViewModel model;
  private final Consumer<Pin> look;
  private final ListView<Pin> traces = Parts.id("pinned-traces", new ListView<>());
  private final TextArea notes = Parts.id("session-notes", new TextArea());
  private final TextField note = Parts.id("new-note", new TextField());

  /**
   * Builds the pane.
   *
   * @param look shows a pinned trace
   */
  KeptView(SweepViewModel model, Consumer<Pin> look, Texts texts, Lifetime lifetime) {
    this.model = model;
    this.look = look;
    traces.setPlaceholder(Parts.note(texts.get("kept.none")));
    traces.getStyleClass().add("dense");
    traces.setCellFactory(_ -> new PinCell());
    traces.setOnKeyPressed(this::key);
    traces.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            chosen().ifPresent(look);
          }
        });
    notes.setEditable(false);
    notes.setWrapText(true);
    notes.setPrefRowCount(3);
    note.setPromptText(texts.get("kept.note.new"));
    note.setOnAction(_ -> add());
    HBox.setHgrow(note, Priority.ALWAYS);
    Button add = Parts.id("add-note", new Button(texts.get("kept.note.add")));
    add.setMinWidth(USE_PREF_SIZE);
    add.setOnAction(_ -> add());
    Label titleOfNotes = Parts.heading(texts.get("kept.notes"));
    titleOfNotes.setLabelFor(notes);
    getChildren()
        .addAll(
            column(Parts.heading(texts.get("kept.traces")), traces),
            column(titleOfNotes, notes, Parts.toolbar(note, add)));
    VBox.setVgrow(traces, Priority.ALWAYS);
    VBox.setVgrow(notes, Priority.ALWAYS);
    lifetime.follow(model.keptProperty(), this::show);
  }

  private static VBox column(Node... parts) {
    VBox column = Parts.styled(new VBox(parts), "pane");
    // Both halves of the width, whatever is in them.
    column.setPrefWidth(1);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  private void show(Optional<Kept> kept) {
    setDisable(kept.isEmpty());
    traces.getItems().setAll(kept.map(Kept::traces).orElse(List.of()));
    notes.setText(
        kept.map(Kept::notes).orElse(List.of()).stream()
            .map(Note::text)
            .collect(Collectors.joining("\n")));
    notes.end();
  }

  private Optional<Pin> chosen() {
    return Optional.ofNullable(traces.getSelectionModel().getSelectedItem());
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      chosen().ifPresent(look);
    } else if (event.getCode() == KeyCode.DELETE) {
      chosen().ifPresent(model::unpin);
    }
  }

  private void add() {
    String text = note.getText().strip();
    if (!text.isEmpty()) {
      model.addNote(text);
      note.clear();
    }
  }

  /** A name, and the answer that the model gave. */
  private static final class PinCell extends ListCell<Pin> {
    @Override
    protected void updateItem(@Nullable Pin pin, boolean empty) {
      super.updateItem(pin, empty);
      setText(
          empty || pin == null
              ? null
              : pin.answer().isEmpty() ? pin.name() : pin.name() + " → " + pin.answer());
    }
  }
}
