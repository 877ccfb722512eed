package org.zonelens.models.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.fault.InputException;

class ModelLocatorTest {
  @TempDir private Path root;
  @TempDir private Path shipped;
  private ModelLocator locator;
  private CacheFixture fixture;

  @BeforeEach
  void openLocator() {
    locator =
        new ModelLocator(
            new HubCache(root),
            name -> name.equals("demo") ? Optional.of(shipped) : Optional.empty());
    fixture = new CacheFixture(root);
  }

  @Test
  void aDirectoryIsTakenAsItIs(@TempDir Path directory) {
    assertEquals(directory, locator.locate(directory + "/./"));
  }

  @Test
  void aBuiltInNameGivesWhatIsShipped() {
    assertEquals(shipped, locator.locate("demo"));
  }

  @Test
  void anIdGivesItsSnapshot() throws IOException {
    Path snapshot = fixture.snapshot("models--org--reader", "abc1", "{}");
    assertEquals(snapshot, locator.locate("org/reader"));
  }

  @Test
  void aFolderOfTheCacheGivesItsSnapshot() throws IOException {
    Path snapshot = fixture.snapshot("models--org--reader", "abc1", "{}");
    assertEquals(snapshot, locator.locate(root.resolve("models--org--reader").toString()));
  }

  @Test
  void aNameThatIsNowhereSaysWhatWasTried() {
    InputException fault = assertFault(HubFault.NOT_FOUND, "org/reader");
    String tried = fault.arguments().get(1).toString();
    assertTrue(tried.contains(Path.of("org/reader").toAbsolutePath().toString()), tried);
    assertTrue(tried.contains(root.resolve("models--org--reader").toString()), tried);
  }

  @Test
  void namesThatCanBeNoPathAreNotFound() {
    assertEquals(
        root.toString(), assertFault(HubFault.NOT_FOUND, "").arguments().get(1).toString());
    assertFault(HubFault.NOT_FOUND, "a\0b");
  }

  @Test
  void aFileIsNoModel() throws IOException {
    Path file = Files.writeString(root.resolve("config.json"), "{}");
    assertFault(HubFault.NOT_A_DIRECTORY, file.toString());
  }

  @Test
  void aModelWithoutSnapshotIsIncomplete() throws IOException {
    Files.createDirectories(root.resolve("models--org--reader/snapshots"));
    assertFault(HubFault.NO_SNAPSHOT, "org/reader");
  }

  private InputException assertFault(HubFault expected, String name) {
    InputException fault = assertThrows(InputException.class, () -> locator.locate(name));
    assertEquals(expected, fault.fault());
    return fault;
  }
}
