package org.zonelens.viewer.chart;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.PaintScale;
import org.zonelens.viewer.palette.ColourScale;

/** A colour scale as JFreeChart asks for it. */
record DeltaPaint(ColourScale scale) implements PaintScale {
  @Override
  public double getLowerBound() {
    return scale.low();
  }

  @Override
  public double getUpperBound() {
    return scale.high();
  }

  @Override
  public Paint getPaint(double value) {
    return new Color(scale.argb(value));
  }

  /** Black or white, whichever reads better on the value's colour. */
  Color inkOn(double value) {
    Color ground = new Color(scale.argb(value));
    double light =
        0.2126 * linear(ground.getRed())
            + 0.7152 * linear(ground.getGreen())
            + 0.0722 * linear(ground.getBlue());
    // Where the contrast with white equals that with black (WCAG 2).
    return light > 0.179 ? Color.BLACK : Color.WHITE;
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
