package org.zonelens.viewer.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * One bundle of texts in one language. Where a language has no bundle the English text is used,
 * whatever the machine's own language is.
 */
public final class Texts {
  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(String name, Locale locale) {
    this.bundle =
        ResourceBundle.getBundle(
            "org.zonelens.assets.text." + name,
            locale,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    this.locale = locale;
  }

  /** Texts of the controls, in the language the program runs in. */
  public static Texts ofControls() {
    return new Texts("viewer", Locale.getDefault());
  }

  /** Texts of the figures. */
  public static Texts ofCharts(Locale locale) {
    return new Texts("charts", locale);
  }

  public Locale locale() {
    return locale;
  }

  /** The text under a key, with the arguments in its places. */
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
