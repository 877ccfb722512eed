package org.zonelens.viewer.strip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.zonelens.analysis.window.Token;

/** Chips in a wrapping row above a key of the two bars. */
final class TokenStripSkin extends SkinBase<TokenStrip> {
  private final TokenStrip control;
  private final FlowPane flow = new FlowPane();
  private final HBox key = new HBox();
  private final VBox column = new VBox(key, flow);
  private final Label empty = new Label();
  private final Tooltip tooltip = new Tooltip();
  private final List<TokenChip> chips = new ArrayList<>();

  TokenStripSkin(TokenStrip control) {
    super(control);
    this.control = control;
    flow.getStyleClass().add("chips");
    key.getStyleClass().add("strip-key");
    column.getStyleClass().add("strip-column");
    key.getChildren()
        .addAll(
            entry(control.texts().get("strip.start"), "start-bar"),
            entry(control.texts().get("strip.end"), "end-bar"));
    empty.setText(control.texts().get("strip.empty"));
    empty.getStyleClass().add("empty-text");
    tooltip.setShowDelay(Duration.millis(300));
    getChildren().addAll(column, empty);
    flow.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    flow.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Optional.empty()));
    control.tokensProperty().subscribe(this::tokensChanged);
    control.valuesProperty().subscribe(_ -> valuesChanged());
    control.answerProperty().subscribe(_ -> answerChanged());
  }

  private static Label entry(String text, String styleClass) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("key-swatch", styleClass);
    Label entry = new Label(text, swatch);
    entry.getStyleClass().add("key-text");
    return entry;
  }

  private void tokensChanged(List<Token> tokens) {
    chips.clear();
    for (Token token : tokens) {
      chips.add(new TokenChip(token.text(), token.role()));
    }
    flow.getChildren().setAll(chips);
    column.setVisible(!tokens.isEmpty());
    empty.setVisible(tokens.isEmpty());
    valuesChanged();
    answerChanged();
  }

  private void valuesChanged() {
    Optional<TokenValues> values = control.fittingValues();
    key.setVisible(values.isPresent());
    for (int i = 0; i < chips.size(); i++) {
      int token = i;
      chips
          .get(i)
          .values(
              values.map(known -> known.start()[token]).orElse(0f),
              values.map(known -> known.end()[token]).orElse(0f));
    }
  }

  private void answerChanged() {
    Optional<TokenStrip.Span> answer = control.answerProperty().get();
    for (int i = 0; i < chips.size(); i++) {
      int token = i;
      chips
          .get(i)
          .answer(answer.filter(span -> token >= span.first() && token <= span.last()).isPresent());
    }
  }

  private void moved(MouseEvent event) {
    Optional<Integer> hit = Optional.empty();
    for (int i = 0; i < chips.size() && hit.isEmpty(); i++) {
      Node chip = chips.get(i);
      if (chip.getBoundsInParent().contains(event.getX(), event.getY())) {
        hit = Optional.of(i);
      }
    }
    point(hit);
  }

  private void point(Optional<Integer> token) {
    if (token.equals(control.pointedProperty().get())) {
      return;
    }
    control.point(token);
    Optional<TokenValues> values = control.fittingValues();
    if (token.isPresent() && values.isPresent()) {
      int at = token.get();
      tooltip.setText(
          control
              .texts()
              .get(
                  "strip.token",
                  control.tokensProperty().get().get(at).text(),
                  at,
                  values.get().start()[at],
                  values.get().end()[at]));
      Tooltip.install(flow, tooltip);
    } else {
      Tooltip.uninstall(flow, tooltip);
    }
  }

  /** As high as the wrapped chips are at the width there is. */
  @Override
  protected double computePrefHeight(
      double width, double top, double right, double bottom, double left) {
    double inner = width < 0 ? -1 : Math.max(0, width - left - right);
    return top + bottom + Math.max(40, column.prefHeight(inner));
  }

  @Override
  protected double computePrefWidth(
      double height, double top, double right, double bottom, double left) {
    return 480;
  }

  @Override
  protected double computeMinWidth(
      double height, double top, double right, double bottom, double left) {
    return 120;
  }

  @Override
  protected double computeMinHeight(
      double width, double top, double right, double bottom, double left) {
    return 40;
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    column.resizeRelocate(x, y, width, Math.max(height, column.prefHeight(width)));
    empty.resizeRelocate(x, y, width, Math.min(height, empty.prefHeight(width)));
  }
}
