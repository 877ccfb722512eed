package org.zonelens.app.window.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the window remembers.
 *
 * @param locale the language of its texts
 * @param zoom of the texts, 1 = as designed
 * @param recentModels references as they were opened, the latest first
 * @param recentData the same for data sets
 */
public record Settings(
    Theme theme, Locale locale, double zoom, List<String> recentModels, List<String> recentData) {
  private static final int RECENT_KEPT = 8;

  public Settings {
    recentModels = List.copyOf(recentModels);
    recentData = List.copyOf(recentData);
    zoom = Math.clamp(zoom, 0.7, 2.0);
  }

  /** For the first start: light, and Chinese for those whose system is. */
  public static Settings initial() {
    boolean chinese = Locale.getDefault().getLanguage().equals(Locale.CHINESE.getLanguage());
    return new Settings(
        Theme.LIGHT, chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH, 1, List.of(), List.of());
  }

  public Settings withTheme(Theme changed) {
    return new Settings(changed, locale, zoom, recentModels, recentData);
  }

  public Settings withLocale(Locale changed) {
    return new Settings(theme, changed, zoom, recentModels, recentData);
  }

  public Settings withZoom(double changed) {
    return new Settings(theme, locale, changed, recentModels, recentData);
  }

  public Settings withRecentModel(String reference) {
    return new Settings(theme, locale, zoom, first(reference, recentModels), recentData);
  }

  public Settings withRecentData(String reference) {
    return new Settings(theme, locale, zoom, recentModels, first(reference, recentData));
  }

  private static List<String> first(String reference, List<String> others) {
    List<String> list = new ArrayList<>(others);
    list.remove(reference);
    list.addFirst(reference);
    return list.subList(0, Math.min(RECENT_KEPT, list.size()));
  }
}
