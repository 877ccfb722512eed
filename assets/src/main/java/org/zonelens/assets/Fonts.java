package org.zonelens.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;

/**
 * The font that ships with the program, so that Chinese shows on machines that have no Chinese font
 * and figures look the same everywhere. Needs no window toolkit.
 */
public final class Fonts {

  /** The family's name, for style sheets and chart themes. */
  public static final String FAMILY = "ZoneLens Sans";

  private static final String REGULAR = "fonts/ZoneLensSans.otf";

  private Fonts() {}

  /** Where the regular weight is: an OpenType font that JavaFX and AWT read. */
  public static URL regular() {
    return Objects.requireNonNull(
        Fonts.class.getResource(REGULAR), "the build left out " + REGULAR);
  }

  /** The regular weight's bytes; the caller closes the stream. */
  public static InputStream openRegular() {
    try {
      return regular().openStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
