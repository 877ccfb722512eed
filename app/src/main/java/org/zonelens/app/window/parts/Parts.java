package org.zonelens.app.window.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The few shapes that repeat in every tab; their looks are in {@code app.css}. */
public final class Parts {
  private Parts() {}

  /** A row of controls above what they act on. */
  public static HBox toolbar(Node... controls) {
    HBox row = new HBox(controls);
    row.getStyleClass().add("tool-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Takes the room that is left in a row. */
  public static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    VBox.setVgrow(spring, Priority.ALWAYS);
    return spring;
  }

  /** A small heading above a group. */
  public static Label heading(String text) {
    return styled(new Label(text), "group-heading");
  }

  /** Text of lesser weight. */
  public static Label note(String text) {
    Label label = styled(new Label(text), "note");
    label.setWrapText(true);
    return label;
  }

  /** A caption with the control that it names; screen readers read the two together. */
  public static HBox named(String caption, Node control) {
    Label label = new Label(caption);
    label.setLabelFor(control);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox pair = new HBox(label, control);
    pair.getStyleClass().add("named");
    pair.setAlignment(Pos.CENTER_LEFT);
    return pair;
  }

  /** A caption above its control. */
  public static VBox stacked(String caption, Node control) {
    Label label = styled(new Label(caption), "caption");
    label.setLabelFor(control);
    VBox pair = new VBox(label, control);
    pair.getStyleClass().add("stacked");
    return pair;
  }

  /** A button that shows only a sign; its meaning is in the tooltip. */
  public static Button signButton(String sign, String meaning) {
    Button button = new Button();
    Region picture = new Region();
    picture.getStyleClass().addAll("sign", sign);
    button.setGraphic(picture);
    button.getStyleClass().addAll("sign-button", "flat");
    button.setTooltip(new Tooltip(meaning));
    button.setAccessibleText(meaning);
    return button;
  }

  /** What stands where there is nothing to show yet. */
  public static VBox empty(String title, String hint) {
    Label first = styled(new Label(title), "empty-title");
    Label second = note(hint);
    second.setMaxWidth(420);
    second.setAlignment(Pos.CENTER);
    second.setStyle("-fx-text-alignment: center");
    VBox box = new VBox(first, second);
    box.getStyleClass().add("empty-state");
    box.setAlignment(Pos.CENTER);
    return box;
  }

  public static <N extends Node> N styled(N node, String... styleClasses) {
    node.getStyleClass().addAll(styleClasses);
    return node;
  }

  /** Finds a node in tests and for the keyboard. */
  public static <N extends Node> N id(String id, N node) {
    node.setId(id);
    return node;
  }

  /** Shown and given room, or neither. */
  public static void present(Node node, boolean present) {
    node.setVisible(present);
    node.setManaged(present);
  }
}
