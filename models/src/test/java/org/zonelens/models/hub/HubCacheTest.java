package org.zonelens.models.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertEquals(home.resolve(".cache/huggingface/hub"), HubCache.of(Map.of(), home).root());
    assertEquals(
        Path.of("/cache/huggingface/hub"),
        HubCache.of(Map.of("XDG_CACHE_HOME", "/cache"), home).root());
    assertEquals(
        Path.of("/hf/hub"),
        HubCache.of(Map.of("XDG_CACHE_HOME", "/cache", "HF_HOME", "/hf"), home).root());
    assertEquals(
        Path.of("/models"),
        HubCache.of(Map.of("HF_HUB_CACHE", "/models", "HF_HOME", "/hf"), home).root());
    assertEquals(
        home.resolve("models"), HubCache.of(Map.of("HF_HUB_CACHE", "~/models"), home).root());
    assertEquals(
        home.resolve(".cache/huggingface/hub"),
        HubCache.of(Map.of("HF_HUB_CACHE", " "), home).root());
  }

  @Test
  void theListSaysFamilyHeadAndSize() throws IOException {
    Path snapshot = fixture.snapshot("models--org--reader", "abc1", CacheFixture.QA_CONFIG);
    Files.write(snapshot.resolve("model.safetensors"), new byte[1000]);
    assertEquals(
        List.of(
            new CachedModel(
                "org/reader",
                snapshot,
                Optional.of("bert"),
                true,
                1000 + CacheFixture.QA_CONFIG.length())),
        cache.models());
  }

  @Test
  void ofTheHeadsOfXlnetOnlyTheSimpleOneAnswers() throws IOException {
    String config = "{\"architectures\": [\"XLNetForQuestionAnswering%s\"]}";
    fixture.snapshot("models--org--beam", "abc1", config.formatted(""));
    fixture.snapshot("models--org--simple", "abc1", config.formatted("Simple"));
    assertEquals(
        List.of(false, true), cache.models().stream().map(CachedModel::hasQaHead).toList());
  }

  @Test
  void aConfigMaySayNeitherFamilyNorHead() throws IOException {
    Path snapshot = fixture.snapshot("models--old", "abc1", "{}");
    assertEquals(
        List.of(new CachedModel("old", snapshot, Optional.empty(), false, 2)), cache.models());
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
  void whatCannotBeReadIsLeftOut() throws IOException {
    Path good = fixture.snapshot("models--org--zebra", "abc1", "{}");
    fixture.snapshot("models--org--damaged", "abc1", "{\"model_type\": ");
    fixture.snapshot("models--org--list", "abc1", "[]");
    Path dangling = fixture.snapshot("models--org--dangling", "abc1", "{}");
    Files.delete(root.resolve("models--org--dangling/blobs/blob-abc1"));
    Files.createDirectories(root.resolve("models--org--empty/snapshots"));
    Files.createDirectories(root.resolve("datasets--org--data/snapshots/abc1"));
    Files.writeString(root.resolve("models--org--file"), "no folder");
    Files.writeString(root.resolve("version.txt"), "1");
    assertEquals(List.of(good), cache.models().stream().map(CachedModel::directory).toList());
    assertEquals(Optional.empty(), cache.resolve("org/dangling"), dangling::toString);
  }

  @Test
  void aLinkThatLeadsBackDoesNotHang() throws IOException {
    Path snapshot = fixture.snapshot("models--org--loop", "abc1", "{}");
    Files.createSymbolicLink(snapshot.resolve("again"), Path.of("../abc1"));
    Files.createSymbolicLink(snapshot.resolve("gone"), Path.of("nowhere"));
    assertEquals(List.of(2L), cache.models().stream().map(CachedModel::bytes).toList());
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
