package org.zonelens.app.window.examples;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Example;
import org.zonelens.app.window.parts.Parts;

/** One question in the list, on as many lines as it needs. */
final class ExampleCell extends ListCell<Example> {
  /** Padding and scroll bar. */
  private static final double ROOM_BESIDE = 36;

  private final Label question = Parts.styled(new Label(), "example-question");

  ExampleCell(ListView<Example> list) {
    question.setWrapText(true);
    // The list's width decides where the lines break, not the longest question.
    question.prefWidthProperty().bind(list.widthProperty().subtract(ROOM_BESIDE));
    question.setMinHeight(USE_PREF_SIZE);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Example example, boolean empty) {
    super.updateItem(example, empty);
    if (empty || example == null) {
      setGraphic(null);
      setAccessibleText(null);
    } else {
      question.setText(example.question());
      setGraphic(question);
      setAccessibleText(example.question());
    }
  }
}
