package org.zonelens.viewer.type;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;
import org.zonelens.assets.Fonts;

/** The shipped typeface for JavaFX, where style sheets name it once it is loaded. */
public final class ScreenType {
  private static final Font REGULAR = read();

  private ScreenType() {}

  /** Makes the family known to style sheets; further calls cost nothing. */
  public static Font regular() {
    return REGULAR;
  }

  private static Font read() {
    try (var bytes = Fonts.openRegular()) {
      return Font.loadFont(bytes, 12);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
