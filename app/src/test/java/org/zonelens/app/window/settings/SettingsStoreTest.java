package org.zonelens.app.window.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
  @TempDir Path folder;

  @Test
  void whatWasSavedIsThereAtTheNextStart() {
    Settings settings =
        Settings.initial()
            .withTheme(Theme.DARK)
            .withLocale(Locale.SIMPLIFIED_CHINESE)
            .withZoom(1.2)
            .withRecentModel("/models/a b")
            .withRecentData("数据.json");
    Path file = folder.resolve("sub/window.properties");
    new SettingsStore(file).save(settings);
    assertEquals(settings, new SettingsStore(file).load());
  }

  @Test
  void aFileThatCannotBeReadIsNeverReplaced() throws IOException {
    Path file = folder.resolve("window.properties");
    Files.writeString(file, "format=99\ntheme=SEPIA\n");
    SettingsStore store = new SettingsStore(file);
    assertEquals(Settings.initial(), store.load());
    store.save(Settings.initial().withTheme(Theme.DARK));
    assertEquals("format=99\ntheme=SEPIA\n", Files.readString(file));
  }

  @Test
  void openingSomethingAgainMovesItToTheFrontOfTheRecentOnes() {
    Settings settings = Settings.initial();
    for (String reference : new String[] {"a", "b", "c", "a"}) {
      settings = settings.withRecentModel(reference);
    }
    assertEquals(java.util.List.of("a", "c", "b"), settings.recentModels());
  }
}
