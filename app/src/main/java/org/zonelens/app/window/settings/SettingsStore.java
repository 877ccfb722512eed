package org.zonelens.app.window.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zonelens.analysis.file.WholeFile;

/**
 * The settings in a properties file. It is written beside its place and then moved there, so that a
 * crash leaves the old one; a file that cannot be read is left as it is and never replaced.
 */
public final class SettingsStore {
  private static final Logger LOG = Logger.getLogger(SettingsStore.class.getName());

  /** Raised when the meaning of a key changes; files of later programs are not touched. */
  private static final int FORMAT = 1;

  private final Path file;
  private boolean writable = true;

  public SettingsStore(Path file) {
    this.file = file;
  }

  /** What was saved, or the initial settings. */
  public Settings load() {
    Settings initial = Settings.initial();
    if (!Files.exists(file)) {
      return initial;
    }
    Properties saved = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      saved.load(reader);
      if (Integer.parseInt(saved.getProperty("format", "0")) != FORMAT) {
        throw new IllegalArgumentException("format " + saved.getProperty("format"));
      }
      return new Settings(
          Theme.valueOf(saved.getProperty("theme", initial.theme().name())),
          Locale.forLanguageTag(saved.getProperty("language", initial.locale().toLanguageTag())),
          Double.parseDouble(saved.getProperty("zoom", "1")),
          list(saved, "recent.model."),
          list(saved, "recent.data."));
    } catch (IOException | IllegalArgumentException damaged) {
      LOG.log(Level.WARNING, "settings are not readable and stay untouched: " + file, damaged);
      writable = false;
      return initial;
    }
  }

  public void save(Settings settings) {
    if (!writable) {
      return;
    }
    Properties saved = new Properties();
    saved.setProperty("format", Integer.toString(FORMAT));
    saved.setProperty("theme", settings.theme().name());
    saved.setProperty("language", settings.locale().toLanguageTag());
    saved.setProperty("zoom", Double.toString(settings.zoom()));
    put(saved, "recent.model.", settings.recentModels());
    put(saved, "recent.data.", settings.recentData());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      WholeFile.write(
          file,
          unfinished -> {
            try (var writer = Files.newBufferedWriter(unfinished)) {
              saved.store(writer, "ZoneLens");
            }
          });
    } catch (IOException unwritable) {
      LOG.log(Level.WARNING, "settings cannot be saved: " + file, unwritable);
    }
  }

  private static List<String> list(Properties saved, String prefix) {
    List<String> values = new ArrayList<>();
    String value = saved.getProperty(prefix + 0);
    while (value != null) {
      values.add(value);
      value = saved.getProperty(prefix + values.size());
    }
    return values;
  }

  private static void put(Properties saved, String prefix, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      saved.setProperty(prefix + i, values.get(i));
    }
  }
}
