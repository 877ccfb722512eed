package org.zonelens.app.window.parts;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.assets.Texts;

/** Chooses an operator, with a field for the factor where it has one. */
public final class OperatorChoice extends HBox {
  private static final Operator HALVE = new Operator.Scale(0.5);

  private final ObjectProperty<Operator> value = new SimpleObjectProperty<>(Operator.EXCLUDE);
  private final ComboBox<Operator> kinds = new ComboBox<>();
  private final TextField factor = new TextField();
  private boolean showing;

  public OperatorChoice(Texts texts) {
    getStyleClass().add("operator-choice");
    setAlignment(Pos.CENTER_LEFT);
    kinds.getItems().setAll(List.of(Operator.EXCLUDE, Operator.ZERO, HALVE, Operator.UNIFORM));
    kinds.setConverter(Named.by(operator -> texts.get("operator." + kind(operator))));
    kinds.setAccessibleText(texts.get("operator.name"));
    kinds.setTooltip(new Tooltip(texts.get("operator.help")));
    kinds.setMaxWidth(Double.MAX_VALUE);
    factor.setPrefColumnCount(3);
    factor.setMinWidth(USE_PREF_SIZE);
    kinds.setMinWidth(0);
    HBox.setHgrow(kinds, Priority.ALWAYS);
    factor.setAccessibleText(texts.get("operator.factor"));
    factor.getStyleClass().add("factor");
    getChildren().addAll(kinds, factor);
    kinds.setOnAction(_ -> read());
    factor.setOnAction(_ -> read());
    factor
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                read();
              }
            });
    value.subscribe(this::show);
  }

  public ObjectProperty<Operator> valueProperty() {
    return value;
  }

  private void show(Operator operator) {
    showing = true;
    kinds.setValue(
        switch (operator) {
          case Operator.Exclude _, Operator.Zero _, Operator.Uniform _ -> operator;
          case Operator.Scale _ -> HALVE;
        });
    if (operator instanceof Operator.Scale scale) {
      factor.setText(Double.toString(scale.factor()));
    }
    Parts.present(factor, operator instanceof Operator.Scale);
    showing = false;
  }

  private void read() {
    Operator chosen = kinds.getValue();
    if (showing || chosen == null) {
      return;
    }
    value.set(chosen instanceof Operator.Scale ? scale() : chosen);
  }

  private Operator scale() {
    try {
      return new Operator.Scale(Double.parseDouble(factor.getText().strip()));
    } catch (IllegalArgumentException notFinite) {
      return value.get() instanceof Operator.Scale ? value.get() : HALVE;
    }
  }

  private static String kind(Operator operator) {
    return switch (operator) {
      case Operator.Exclude _ -> "exclude";
      case Operator.Zero _ -> "zero";
      case Operator.Scale _ -> "scale";
      case Operator.Uniform _ -> "uniform";
    };
  }
}
