package org.zonelens.viewer.strip;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.zonelens.analysis.window.Role;

/** One token with two small bars below it: start on the left half, end on the right. */
final class TokenChip extends Region {
  private static final PseudoClass ANSWER = PseudoClass.getPseudoClass("answer");
  private static final double BARS = 22;
  private static final double LEAST = 16;
  private static final double PAD = 4;

  private final Label text = new Label();
  private final Region start = new Region();
  private final Region end = new Region();
  private final Region ground = new Region();
  private double startValue;
  private double endValue;

  TokenChip(String token, Role role) {
    getStyleClass().addAll("token-chip", styleClass(role));
    text.setText(token);
    text.getStyleClass().add("token-text");
    ground.getStyleClass().add("bar-ground");
    start.getStyleClass().add("start-bar");
    end.getStyleClass().add("end-bar");
    getChildren().addAll(text, ground, start, end);
    setMouseTransparent(true);
  }

  private static String styleClass(Role role) {
    return switch (role) {
      case QUESTION -> "question";
      case PASSAGE -> "passage";
      case CLS, SEP -> "special";
      case PAD -> "pad";
    };
  }

  void values(double newStart, double newEnd) {
    startValue = Double.isFinite(newStart) ? Math.clamp(newStart, 0, 1) : 0;
    endValue = Double.isFinite(newEnd) ? Math.clamp(newEnd, 0, 1) : 0;
    requestLayout();
  }

  void answer(boolean part) {
    pseudoClassStateChanged(ANSWER, part);
  }

  @Override
  protected double computePrefWidth(double height) {
    return Math.max(LEAST, Math.ceil(text.prefWidth(-1)) + 2 * PAD);
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(text.prefHeight(-1)) + BARS + 3;
  }

  @Override
  protected void layoutChildren() {
    double line = Math.ceil(text.prefHeight(-1));
    double wide = Math.ceil(text.prefWidth(-1));
    text.resizeRelocate((getWidth() - wide) / 2, 0, wide, line);
    double half = (getWidth() - 3) / 2;
    double bottom = line + BARS + 1;
    ground.resizeRelocate(1, bottom, getWidth() - 2, 1);
    bar(start, 1, half, bottom, startValue);
    bar(end, 2 + half, half, bottom, endValue);
  }

  private static void bar(Region bar, double x, double width, double bottom, double value) {
    double height = Math.round(value * BARS);
    bar.setVisible(height > 0);
    bar.resizeRelocate(x, bottom - height, width, height);
  }
}
