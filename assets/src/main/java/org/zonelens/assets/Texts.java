package org.zonelens.assets;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/** The texts of one bundle in one language: English, or 简体中文 for every Chinese locale. */
public final class Texts {
  private static final String FOLDER = "org.zonelens.assets.text.";

  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * Loads a bundle.
   *
   * @param bundle the bundle's name, such as {@code faults}
   * @param locale the user's; anything but Chinese reads English
   */
  public static Texts of(String bundle, Locale locale) {
    return new Texts(bundle(bundle, locale));
  }

  /** The bundle itself, for libraries that take one. */
  public static ResourceBundle bundle(String bundle, Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return ResourceBundle.getBundle(
        FOLDER + bundle,
        chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * The text under a key, with {0}, {1}, ... replaced.
   *
   * @throws java.util.MissingResourceException if the bundle lacks the key: a bug
   */
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
  }

  /** The language of the texts; the root locale for English. */
  public Locale locale() {
    return bundle.getLocale();
  }

  public Set<String> keys() {
    return bundle.keySet();
  }
}
