package org.zonelens.app.text;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonelens.analysis.fault.Fault;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.assets.Texts;

class TextsTest {
  private static final String FOLDER = "/org/zonelens/assets/text";

  /** The names of all bundles, from the files that ship. */
  static List<String> bundles() throws Exception {
    URI folder = TextsTest.class.getResource(FOLDER).toURI();
    if (folder.getScheme().equals("jar")) {
      try (var jar = FileSystems.newFileSystem(folder, Map.of())) {
        return bundles(jar.getPath(FOLDER));
      }
    }
    return bundles(Path.of(folder));
  }

  private static List<String> bundles(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".properties") && !name.contains("_"))
          .map(name -> name.replace(".properties", ""))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesHaveTheSameKeysAndPlaceholders(String bundle) throws IOException {
    // The files themselves: a loaded bundle would fill its gaps with English.
    Properties english = file(bundle + ".properties");
    Properties chinese = file(bundle + "_zh_CN.properties");
    assertEquals(
        new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(chinese.stringPropertyNames()));
    assertFalse(english.isEmpty());
    for (String key : english.stringPropertyNames()) {
      assertEquals(
          placeholders(english.getProperty(key)), placeholders(chinese.getProperty(key)), key);
    }
  }

  private static Properties file(String name) throws IOException {
    Properties texts = new Properties();
    try (var reader =
        new InputStreamReader(
            TextsTest.class.getResourceAsStream(FOLDER + "/" + name), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  private static Set<String> placeholders(String text) {
    Matcher matcher = Pattern.compile("\\{\\d+").matcher(text);
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  static List<Fault> faults() {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.zonelens");
    return classes.stream()
        .filter(each -> each.isEnum() && each.isAssignableTo(Fault.class))
        .map(JavaClass::reflect)
        .flatMap(each -> List.of(each.getEnumConstants()).stream())
        .map(Fault.class::cast)
        .toList();
  }

  /** A number where the sentence formats one, else a text. */
  private static Object[] arguments(Fault fault) {
    Texts texts = Texts.of("faults", Locale.ENGLISH);
    String both =
        Stream.of(fault.key(), fault.key() + ".remedy")
            .filter(texts.keys()::contains)
            .map(Texts.bundle("faults", Locale.ENGLISH)::getString)
            .collect(Collectors.joining());
    return IntStream.range(0, 5)
        .mapToObj(i -> both.contains("{" + i + ",number") ? (Object) i : "text")
        .toArray();
  }

  @Test
  void everyFaultHasASentenceAndARemedyInBothLanguages() {
    assertTrue(faults().size() > 5, "faults are found at all");
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertAll(
          faults().stream()
              .map(
                  fault ->
                      () -> {
                        Sentence sentence =
                            Sentence.of(new InputException(fault, arguments(fault)), locale);
                        assertFalse(sentence.what().isBlank(), fault.key());
                        assertFalse(sentence.remedy().isBlank(), fault.key());
                      }));
    }
  }

  @Test
  void everyChineseLocaleReadsChineseAndOthersEnglish() {
    String english = Texts.of("faults", Locale.FRENCH).get("spec.syntax.remedy");
    String chinese = Texts.of("faults", Locale.TRADITIONAL_CHINESE).get("spec.syntax.remedy");
    assertTrue(english.startsWith("Write"), english);
    assertTrue(chinese.startsWith("请"), chinese);
  }
}
