package org.zonelens.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.slice.Slicing;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.app.figure.SweepPart;
import org.zonelens.app.window.parts.Named;
import org.zonelens.assets.Texts;
import org.zonelens.models.hub.Obstacle;
import org.zonelens.viewer.palette.ScaleRule;

/** The window's sources and its text bundle agree on the keys. */
class WindowTextsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/zonelens/app/window");

  /** A literal that looks like a key: words in lower case with at least one dot. */
  private static final Pattern KEY =
      Pattern.compile("\"([a-z]+(?:[.-][a-z0-9-]+)*\\.[a-z0-9-]+)\"");

  private static Set<String> literals() throws IOException {
    Set<String> found = new TreeSet<>();
    try (var files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        Matcher matcher = KEY.matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    }
    // Of one word only: the names of menus.
    for (String menu : new String[] {"file", "edit", "view", "help"}) {
      found.add("menu." + menu);
    }
    return found;
  }

  /** Keys that are put together from a constant's name. */
  private static Set<String> composed() {
    Set<String> keys = new TreeSet<>();
    for (Convention each : Convention.values()) {
      keys.add("convention." + each.id());
    }
    for (SweepPart each : SweepPart.values()) {
      keys.add("by." + each.id());
    }
    for (ScaleRule each : ScaleRule.values()) {
      keys.add("scale." + Named.key(each));
    }
    for (SweepFigure each : SweepFigure.values()) {
      keys.add("charts." + Named.key(each));
    }
    for (Obstacle each : Obstacle.values()) {
      keys.add("models.obstacle." + each.word());
      keys.add("models.obstacle." + each.word() + ".remedy");
    }
    for (Slicing each : Slicing.values()) {
      keys.add("slices.by." + each.id());
      each.slices().stream()
          .filter(name -> name.matches("[a-z-]+"))
          .forEach(name -> keys.add("slice." + name));
    }
    for (String operator : new String[] {"exclude", "zero", "scale", "uniform"}) {
      keys.add("operator." + operator);
    }
    for (String tab : new String[] {"attention", "whatif", "sweep", "charts"}) {
      keys.add("tab." + tab);
    }
    return keys;
  }

  @Test
  void everyKeyOfTheBundleIsUsed() throws IOException {
    Set<String> unused = new TreeSet<>(Texts.of("window", Locale.ENGLISH).keys());
    assertTrue(unused.size() > 100, unused.size() + " keys");
    unused.removeAll(literals());
    unused.removeAll(composed());
    unused.remove("about");
    assertEquals(Set.of(), unused);
  }

  @Test
  void everyKeyThatIsUsedExists() throws IOException {
    Set<String> missing = literals();
    missing.addAll(composed());
    // Literals that look like keys but name files.
    missing.removeIf(each -> each.endsWith(".properties") || each.endsWith(".css"));
    missing.removeIf(each -> each.endsWith(".json") || each.endsWith(".svg"));
    missing.removeAll(Set.of("recent.model.", "recent.data."));
    missing.removeAll(Texts.of("window", Locale.ENGLISH).keys());
    assertEquals(Set.of(), missing);
  }
}
