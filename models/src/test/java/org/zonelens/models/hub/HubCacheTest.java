package org.zonelens.models.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.models.hub.web.HubEnvironment;

class HubCacheTest {
  @TempDir private Path root;
  private HubCache cache;
  private CacheFixture fixture;

  @BeforeEach
  void openCache() {
    cache = new HubCache(root);
    fixture = new CacheFixture(root);
  }

  @Test
  void theEnvironmentNamesTheCacheInTheOrderOfHuggingFace() {
    Path home = Path.of("/home/someone");
    assertEquals(home.resolve(".cache/huggingface/hub"), root(Map.of(), home));
    assertEquals(Path.of("/cache/huggingface/hub"), root(Map.of("XDG_CACHE_HOME", "/cache"), home));
    assertEquals(
        Path.of("/hf/hub"), root(Map.of("XDG_CACHE_HOME", "/cache", "HF_HOME", "/hf"), home));
    assertEquals(
        Path.of("/models"), root(Map.of("HF_HUB_CACHE", "/models", "HF_HOME", "/hf"), home));
    assertEquals(home.resolve("models"), root(Map.of("HF_HUB_CACHE", "~/models"), home));
    assertEquals(home.resolve(".cache/huggingface/hub"), root(Map.of("HF_HUB_CACHE", " "), home));
  }

  private static Path root(Map<String, String> variables, Path home) {
    return HubCache.of(new HubEnvironment(variables, home)).root();
  }

  private ModelOutline outline(String id) {
    return cache.models().stream()
        .filter(model -> model.id().equals(id))
        .findFirst()
        .orElseThrow()
        .outline();
  }

  @Test
  void theListSaysWhatAModelIs() throws IOException {
    Path snapshot = fixture.whole("models--org--reader", "abc1");
    Files.write(snapshot.resolve("README.md"), HubModel.card());
    long bytes =
        Stream.of("config.json", "vocab.txt", "model.safetensors", "README.md")
            .mapToLong(name -> snapshot.resolve(name).toFile().length())
            .sum();
    assertEquals(
        List.of(
            new CachedModel(
                "org/reader",
                snapshot,
                new ModelOutline(
                    Optional.of("bert"),
                    true,
                    bytes,
                    OptionalLong.of(100),
                    new ModelLanguage(List.of("nl"), false),
                    Optional.empty()))),
        cache.models());
  }

  @Test
  void ofTheHeadsOfXlnetOnlyTheSimpleOneAnswers() throws IOException {
    String config = "{\"architectures\": [\"XLNetForQuestionAnswering%s\"]}";
    fixture.snapshot("models--org--beam", "abc1", config.formatted(""));
    fixture.snapshot("models--org--simple", "abc1", config.formatted("Simple"));
    assertEquals(
        List.of(false, true),
        cache.models().stream().map(model -> model.outline().hasQaHead()).toList());
  }

  @Test
  void aConfigMaySayNeitherFamilyNorHead() throws IOException {
    fixture.snapshot("models--old", "abc1", "{}");
    assertEquals(Optional.empty(), outline("old").family());
    assertEquals(Optional.of(Obstacle.FAMILY), outline("old").obstacle());
    assertFalse(outline("old").hasQaHead());
  }

  @Test
  void theListSaysInOneWordWhatKeepsAModelFromBeingOpened() throws IOException {
    fixture.snapshot("models--org--gpt", "abc1", "{\"model_type\": \"gpt2\"}");
    assertEquals(Optional.of(Obstacle.FAMILY), outline("org/gpt").obstacle());
    fixture.snapshot("models--org--odd", "abc1", "{\"model_type\": \"bert\"}");
    assertEquals(Optional.of(Obstacle.CONFIG), outline("org/odd").obstacle());
    Path snapshot = fixture.whole("models--org--tf", "abc1");
    Files.move(snapshot.resolve("model.safetensors"), snapshot.resolve("tf_model.h5"));
    assertEquals(Optional.of(Obstacle.WEIGHTS), outline("org/tf").obstacle());
    assertEquals("weights", Obstacle.WEIGHTS.word());
  }

  @Test
  void whatIsMissingMakesAModelIncomplete() throws IOException {
    Path snapshot = fixture.whole("models--org--reader", "abc1");
    Files.delete(snapshot.resolve("vocab.txt"));
    assertEquals(Optional.of(Obstacle.INCOMPLETE), outline("org/reader").obstacle());
    Files.createSymbolicLink(snapshot.resolve("vocab.txt"), Path.of("../../blobs/gone"));
    assertEquals(Optional.of(Obstacle.INCOMPLETE), outline("org/reader").obstacle());
    Files.delete(snapshot.resolve("vocab.txt"));
    Files.write(snapshot.resolve("vocab.txt"), HubModel.vocabulary());
    assertEquals(Optional.empty(), outline("org/reader").obstacle());
    Files.createSymbolicLink(snapshot.resolve("merges.txt"), Path.of("../../blobs/gone"));
    assertEquals(Optional.of(Obstacle.INCOMPLETE), outline("org/reader").obstacle());
  }

  @Test
  void shardsCountAllTogetherOrAreIncomplete() throws IOException {
    Path snapshot = fixture.whole("models--org--reader", "abc1");
    Files.move(
        snapshot.resolve("model.safetensors"),
        snapshot.resolve("model-00001-of-00002.safetensors"));
    Files.writeString(snapshot.resolve("model.safetensors.index.json"), "{}");
    assertEquals(Optional.of(Obstacle.INCOMPLETE), outline("org/reader").obstacle());
    Files.write(snapshot.resolve("model-00002-of-00002.safetensors"), HubModel.weights(30));
    assertEquals(OptionalLong.of(130), outline("org/reader").parameters());
    assertEquals(Optional.empty(), outline("org/reader").obstacle());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 20, 400})
  void weightsThatBreakOffMakeAModelDamaged(int bytes) throws IOException {
    Path weights = fixture.whole("models--org--reader", "abc1").resolve("model.safetensors");
    Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), bytes));
    assertEquals(Optional.of(Obstacle.DAMAGED), outline("org/reader").obstacle());
  }

  @Test
  void theMainBranchIsPreferredToANewerSnapshot() throws IOException {
    Path main = fixture.snapshot("models--org--reader", "abc1", "{}");
    Path newer = fixture.snapshot("models--org--reader", "abc2", "{}");
    Files.setLastModifiedTime(newer, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    assertEquals(Optional.of(newer), cache.resolve("org/reader"));
    fixture.main("models--org--reader", "abc1");
    assertEquals(Optional.of(main), cache.resolve("org/reader"));
  }

  @Test
  void aMainBranchThatWasNeverDownloadedIsPassedOver() throws IOException {
    Path other = fixture.snapshot("models--org--reader", "abc1", "{}");
    fixture.main("models--org--reader", "abc9");
    assertEquals(Optional.of(other), cache.resolve("org/reader"));
    fixture.main("models--org--reader", "../../../elsewhere");
    assertEquals(Optional.of(other), cache.resolve("org/reader"));
  }

  @Test
  void whatIsNotWholeIsListedAsSuch() throws IOException {
    fixture.whole("models--org--zebra", "abc1");
    fixture.snapshot("models--org--damaged", "abc1", "{\"model_type\": ");
    fixture.snapshot("models--org--list", "abc1", "[]");
    fixture.snapshot("models--org--dangling", "abc1", "{}");
    Files.delete(root.resolve("models--org--dangling/blobs/blob-abc1"));
    Files.createDirectories(root.resolve("models--org--empty/snapshots"));
    Path begun = root.resolve("models--org--begun/blobs/abc.incomplete");
    Files.createDirectories(begun.getParent());
    Files.write(begun, new byte[70]);
    Files.createDirectories(root.resolve("datasets--org--data/snapshots/abc1"));
    Files.writeString(root.resolve("models--org--file"), "no folder");
    Files.writeString(root.resolve("version.txt"), "1");
    Files.createDirectories(root.resolve("models--org--a\u001b[2J"));
    assertEquals(
        List.of(
            "org/begun: incomplete",
            "org/damaged: damaged",
            "org/dangling: incomplete",
            "org/empty: incomplete",
            "org/list: damaged",
            "org/zebra: whole"),
        cache.models().stream()
            .map(
                model ->
                    model.id()
                        + ": "
                        + model.outline().obstacle().map(Obstacle::word).orElse("whole"))
            .toList());
    assertEquals(70, outline("org/begun").bytes());
    assertEquals(Optional.empty(), cache.resolve("org/dangling"));
  }

  @Test
  void aLinkThatLeadsBackDoesNotHang() throws IOException {
    Path snapshot = fixture.snapshot("models--org--loop", "abc1", "{}");
    Files.createSymbolicLink(snapshot.resolve("again"), Path.of("../abc1"));
    Files.createSymbolicLink(snapshot.resolve("itself"), Path.of("itself"));
    Files.createSymbolicLink(snapshot.resolve("gone"), Path.of("nowhere"));
    assertEquals(2, outline("org/loop").bytes());
  }

  @Test
  void aCacheThatIsNotThereHoldsNothing() {
    HubCache absent = new HubCache(root.resolve("absent"));
    assertEquals(List.of(), absent.models());
    assertEquals(Optional.empty(), absent.resolve("org/reader"));
  }

  @Test
  void onlyIdsAreLookedFor() throws IOException {
    fixture.snapshot("models--org--reader", "abc1", "{}");
    for (String other :
        List.of("", "org", "org--reader", "../models--org--reader", "/org/reader", "org/a/b")) {
      assertEquals(Optional.empty(), cache.resolve(other), other);
    }
  }
}
