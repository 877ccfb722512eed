package org.zonelens.models.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.Fault;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.hub.web.Patience;
import org.zonelens.models.hub.web.WebFault;

class ModelLocatorTest {
  @TempDir private Path root;
  @TempDir private Path shipped;
  private final HubServer server = HubServer.withModel();
  private ModelLocator locator;
  private CacheFixture fixture;

  @BeforeEach
  void openLocator() {
    locator = locator("HF_HUB_OFFLINE", "1");
    fixture = new CacheFixture(root);
  }

  private ModelLocator locator(String... environment) {
    HubCache cache = new HubCache(root);
    return new ModelLocator(
        cache,
        name -> name.equals("demo") ? Optional.of(shipped) : Optional.empty(),
        () ->
            new HubDownload(
                cache,
                server.settings(shipped, environment),
                new Patience(1, Duration.ZERO, Duration.ZERO)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path locate(String name) {
    return locator.locate(name, JobContext.NONE, Announcement.silent(JobContext.NONE));
  }

  @Test
  void aDirectoryIsTakenAsItIs(@TempDir Path directory) {
    assertEquals(directory, locate(directory + "/./"));
  }

  @Test
  void aBuiltInNameGivesWhatIsShipped() {
    assertEquals(shipped, locate("demo"));
  }

  @Test
  void anIdGivesItsSnapshot() throws IOException {
    Path snapshot = fixture.whole("models--org--reader", "abc1");
    assertEquals(snapshot, locate("org/reader"));
    locator = locator();
    assertEquals(snapshot, locate("org/reader"));
    assertEquals(List.of(), server.seen(), "what is whole is not asked for");
  }

  @Test
  void aFolderOfTheCacheGivesItsSnapshot() throws IOException {
    Path snapshot = fixture.snapshot("models--org--reader", "abc1", "{}");
    assertEquals(snapshot, locate(root.resolve("models--org--reader").toString()));
  }

  @Test
  void aNameThatIsNowhereSaysWhatWasTried() {
    InputException fault = assertFault(HubFault.NOT_FOUND, "demo-enn");
    String tried = fault.arguments().get(1).toString();
    assertTrue(tried.contains(Path.of("demo-enn").toAbsolutePath().toString()), tried);
    assertTrue(tried.contains(root.resolve("models--demo-enn").toString()), tried);
  }

  @Test
  void anIdThatIsNotInTheCacheIsDownloaded() {
    locator = locator();
    Path snapshot = locate("org/reader");
    assertEquals(HubServer.SHA, snapshot.getFileName().toString());
    assertTrue(Files.isRegularFile(snapshot.resolve("model.safetensors")));
  }

  @Test
  void offlineAnIdThatIsNotInTheCacheIsNotAskedFor() {
    assertFault(HubFault.OFFLINE, "org/reader");
    assertFault(HubFault.OFFLINE, "bert-base-uncased");
    assertEquals(List.of(), server.seen());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo-fr",
        "reader",
        "berta",
        "my model",
        "org/reader/more",
        "/org/reader",
        "./reader",
        "../reader",
        "org\\reader",
        "org/reader.git",
        "C:reader",
        "org/reader?x"
      })
  void aNameThatIsNoIdIsNotAskedFor(String name) {
    locator = locator();
    assertFault(HubFault.NOT_FOUND, name);
    assertEquals(List.of(), server.seen());
  }

  @Test
  void anOldIdIsAskedFor() {
    locator = locator();
    assertFault(WebFault.UNKNOWN_ID, "distilbert-base-cased-distilled-squad");
    assertEquals(1, server.seen().size());
  }

  @Test
  void whatIsMissingOfASnapshotIsDownloaded() throws IOException {
    fixture.snapshot("models--org--reader", HubServer.SHA, CacheFixture.QA_CONFIG);
    assertFault(HubFault.NO_SNAPSHOT, "org/reader");
    locator = locator();
    Path snapshot = locate("org/reader");
    assertTrue(Files.isRegularFile(snapshot.resolve("model.safetensors")));
  }

  @Test
  void offlineWeightsOfAnotherFormatAreLeftToBeOpened() throws IOException {
    Path snapshot = fixture.whole("models--org--reader", "abc1");
    Files.move(snapshot.resolve("model.safetensors"), snapshot.resolve("tf_model.h5"));
    assertEquals(snapshot, locate("org/reader"));
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

  private InputException assertFault(Fault expected, String name) {
    InputException fault = assertThrows(InputException.class, () -> locate(name));
    assertEquals(expected, fault.fault());
    return fault;
  }
}
