package org.zonelens.viewer.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "charts"})
  void everyTextIsThereInBothLanguages(String name) {
    ResourceBundle english = bundle(name, Locale.ROOT);
    ResourceBundle chinese = bundle(name, Locale.SIMPLIFIED_CHINESE);
    assertEquals(Locale.SIMPLIFIED_CHINESE, chinese.getLocale());
    assertEquals(english.keySet(), chinese.keySet());
    for (String key : english.keySet()) {
      // A key that only the English bundle has would come through the parent, word for word.
      boolean hasWords = english.getString(key).matches(".*\\b[a-z]{4,}\\b.*");
      assertFalse(
          hasWords && english.getString(key).equals(chinese.getString(key)), name + ": " + key);
    }
  }

  private static ResourceBundle bundle(String name, Locale locale) {
    return ResourceBundle.getBundle(
        "org.zonelens.assets.text." + name,
        locale,
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  @Test
  void anUnknownLanguageReadsEnglish() {
    assertEquals("layer", Texts.ofCharts(Locale.forLanguageTag("fi")).get("layer"));
  }
}
