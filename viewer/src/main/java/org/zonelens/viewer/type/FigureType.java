package org.zonelens.viewer.type;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import org.zonelens.assets.Fonts;

/** The shipped typeface for Java2D, so that figures look the same on every machine. */
public final class FigureType {
  private static final Font REGULAR = read();

  private FigureType() {}

  /**
   * The regular weight.
   *
   * @param size in points
   */
  public static Font regular(double size) {
    return REGULAR.deriveFont((float) size);
  }

  /**
   * The shipped typeface if it has every character of a text, else the system's: Java2D looks for
   * missing characters elsewhere only in the system's typefaces.
   *
   * @param size in points
   */
  public static Font covering(String text, double size) {
    return REGULAR.canDisplayUpTo(text) < 0
        ? regular(size)
        : new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
  }

  private static Font read() {
    try (var bytes = Fonts.openRegular()) {
      Font font = Font.createFont(Font.TRUETYPE_FONT, bytes);
      // Known by name too: exporters ask for fonts by family.
      GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
      return font;
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the font that ships with the program is damaged", e);
    }
  }
}
