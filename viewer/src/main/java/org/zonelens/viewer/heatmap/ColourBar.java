package org.zonelens.viewer.heatmap;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.zonelens.viewer.palette.ColourScale;

/** Which colour stands for which weight: a vertical bar, the largest value on top. */
final class ColourBar extends Region {
  private static final int STEPS = 256;
  private static final double BAR = 12;
  private static final double GAP = 5;

  private final ImageView bar = new ImageView();
  private final Label heading = new Label();
  private final List<Label> ticks = new ArrayList<>();
  private Optional<ColourScale> scale = Optional.empty();

  ColourBar(String title) {
    getStyleClass().add("colour-bar");
    heading.setText(title);
    heading.getStyleClass().add("legend-heading");
    bar.setSmooth(true);
    getChildren().addAll(heading, bar);
  }

  void show(ColourScale shown) {
    if (scale.isPresent() && scale.get().equals(shown)) {
      return;
    }
    scale = Optional.of(shown);
    int[] argb = new int[STEPS];
    for (int i = 0; i < STEPS; i++) {
      argb[i] = shown.palette().argb(1 - i / (STEPS - 1.0));
    }
    bar.setImage(
        new WritableImage(
            new PixelBuffer<>(
                1, STEPS, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance())));
    getChildren().removeAll(ticks);
    ticks.clear();
    for (double position : ColourScale.ticks(shown)) {
      Label tick = new Label(ColourScale.spell(shown.value(position)));
      tick.getStyleClass().add("axis-tick");
      tick.setUserData(position);
      ticks.add(tick);
    }
    getChildren().addAll(ticks);
    requestLayout();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 64;
  }

  @Override
  protected void layoutChildren() {
    double head = heading.prefHeight(-1);
    heading.resizeRelocate(0, 0, getWidth(), head);
    double top = head + 10;
    double length = Math.max(0, getHeight() - top - 8);
    bar.setFitWidth(BAR);
    bar.setFitHeight(length);
    bar.relocate(0, top);
    for (Label tick : ticks) {
      double y = top + (1 - (double) tick.getUserData()) * length;
      positionInArea(
          tick,
          BAR + GAP,
          y - 8,
          Math.max(0, getWidth() - BAR - GAP),
          16,
          0,
          HPos.LEFT,
          VPos.CENTER);
      tick.resize(Math.max(0, getWidth() - BAR - GAP), tick.prefHeight(-1));
    }
  }
}
