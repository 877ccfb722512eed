package org.zonelens.models.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.Fault;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.ModelFault;
import org.zonelens.models.hub.HubServer.Seen;
import org.zonelens.models.hub.web.HubEnvironment;
import org.zonelens.models.hub.web.HubSettings;
import org.zonelens.models.hub.web.Patience;
import org.zonelens.models.hub.web.WebFault;

class HubDownloadTest {
  private static final Patience PATIENCE =
      new Patience(4, Duration.ofMillis(1), Duration.ofSeconds(5));

  @TempDir private Path root;
  @TempDir private Path home;
  private final HubServer server = HubServer.withModel();
  private final List<DownloadPlan> plans = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private Path fetch(HubSettings settings) {
    return new HubDownload(new HubCache(root), settings, PATIENCE)
        .fetch(
            HubServer.ID,
            JobContext.NONE,
            plan -> {
              plans.add(plan);
              return JobContext.NONE;
            });
  }

  private Path fetch() {
    return fetch(server.settings(home));
  }

  private Path folder() {
    return root.resolve("models--org--reader");
  }

  private InputException assertFault(Fault expected) {
    return assertFault(expected, server.settings(home));
  }

  private InputException assertFault(Fault expected, HubSettings settings) {
    InputException fault = assertThrows(InputException.class, () -> fetch(settings));
    assertEquals(expected, fault.fault(), fault::getMessage);
    return fault;
  }

  @Test
  void theCacheIsLaidOutAsHuggingFaceDoes() throws IOException {
    Path snapshot = fetch();
    assertEquals(folder().resolve("snapshots").resolve(HubServer.SHA), snapshot);
    assertEquals(HubServer.SHA, Files.readString(folder().resolve("refs/main")));
    byte[] weights = server.content("model.safetensors");
    Path link = snapshot.resolve("model.safetensors");
    assertEquals(Path.of("../../blobs/" + HubServer.sha256(weights)), Files.readSymbolicLink(link));
    assertArrayEquals(weights, Files.readAllBytes(link));
    byte[] config = server.content("config.json");
    assertEquals(
        Path.of("../../blobs/" + HubServer.gitSha1(config)),
        Files.readSymbolicLink(snapshot.resolve("config.json")));
    assertEquals(
        Set.of("config.json", "README.md", "vocab.txt", "model.safetensors"), names(snapshot));
    assertEquals(4, names(folder().resolve("blobs")).size());
    assertEquals(Optional.of(snapshot), new HubCache(root).resolve(HubServer.ID));
  }

  private static Set<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void whoWaitsIsToldHowMuchComesFromWhere() {
    fetch();
    long bytes =
        server.content("README.md").length
            + server.content("vocab.txt").length
            + server.content("model.safetensors").length;
    assertEquals(1, plans.size());
    assertEquals(bytes, plans.getFirst().bytes());
    assertEquals(3, plans.getFirst().files());
    assertEquals(server.endpoint(), plans.getFirst().hub().toString());
  }

  @Test
  void theTokenIsShownToTheHubAlone() {
    fetch(server.settings(home, "HF_TOKEN", HubServer.TOKEN));
    List<Seen> store =
        server.seen().stream().filter(each -> each.server().equals("store")).toList();
    assertEquals(1, store.size());
    assertEquals(Optional.empty(), store.getFirst().authorization());
    assertTrue(
        server.seen().stream()
            .filter(each -> each.server().equals("hub"))
            .allMatch(each -> each.authorization().equals(Optional.of("Bearer hf_secret"))));
  }

  @Test
  void withoutATokenNoneIsSent() {
    fetch();
    assertTrue(server.seen().stream().allMatch(each -> each.authorization().isEmpty()));
  }

  @Test
  void whatIsThereIsNotFetchedAgain() {
    fetch();
    server.forget();
    plans.clear();
    fetch();
    assertEquals(
        List.of("/api/models/org/reader/revision/main"),
        server.seen().stream()
            .filter(each -> each.method().equals("GET"))
            .map(Seen::path)
            .toList());
    assertEquals(List.of(), plans);
  }

  @Test
  void aLinkOfAnotherProgramStaysAndItsContentServes() throws IOException {
    byte[] weights = server.content("model.safetensors");
    Path blob = folder().resolve("blobs").resolve(HubServer.sha256(weights));
    Files.createDirectories(blob.getParent());
    Files.write(blob, weights);
    Path snapshot = Files.createDirectories(folder().resolve("snapshots").resolve(HubServer.SHA));
    Path link = snapshot.resolve("model.safetensors");
    Files.createSymbolicLink(link, Path.of("../../blobs").resolve(blob.getFileName()));
    fetch();
    assertEquals(List.of(), server.ranges("model.safetensors"));
    assertEquals(2, plans.getFirst().files());
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void aLinkThatLeadsElsewhereIsReplaced() throws IOException {
    Path snapshot = Files.createDirectories(folder().resolve("snapshots").resolve(HubServer.SHA));
    Path elsewhere = Files.writeString(home.resolve("mine"), "mine");
    Files.createSymbolicLink(snapshot.resolve("vocab.txt"), elsewhere);
    fetch();
    assertArrayEquals(
        server.content("vocab.txt"), Files.readAllBytes(snapshot.resolve("vocab.txt")));
    assertEquals("mine", Files.readString(elsewhere));
  }

  @Test
  void aBlobOfTheWrongLengthIsFetchedAgain() throws IOException {
    fetch();
    Path blob =
        folder().resolve("blobs").resolve(HubServer.sha256(server.content("model.safetensors")));
    Files.write(blob, new byte[5]);
    assertArrayEquals(
        server.content("model.safetensors"),
        Files.readAllBytes(fetch().resolve("model.safetensors")));
  }

  @Test
  void safetensorsArePreferredAndShardsComeAllWithTheirIndex() throws IOException {
    server.put("pytorch_model.bin", HubModel.bytes("pickle"));
    server.put("tf_model.h5", HubModel.bytes("tensorflow"));
    server.put("onnx-model.onnx", HubModel.bytes("onnx"));
    assertFalse(names(fetch()).contains("pytorch_model.bin"));
    server.remove("model.safetensors");
    server.setSha("1".repeat(40));
    assertTrue(names(fetch()).contains("pytorch_model.bin"));
    server.put("model.safetensors.index.json", HubModel.bytes("{}"));
    server.put("model-00001-of-00002.safetensors", HubModel.weights(10));
    server.setSha("2".repeat(40));
    assertTrue(names(fetch()).contains("pytorch_model.bin"), "the second shard is not there");
    server.put("model-00002-of-00002.safetensors", HubModel.weights(20));
    server.setSha("3".repeat(40));
    assertEquals(
        Set.of(
            "config.json",
            "README.md",
            "vocab.txt",
            "model.safetensors.index.json",
            "model-00001-of-00002.safetensors",
            "model-00002-of-00002.safetensors"),
        names(fetch()));
  }

  @Test
  void hostileNamesAreNotAskedForAndNothingIsWrittenOutside() throws IOException {
    List<String> hostile =
        List.of(
            "../../../evil.txt",
            "/etc/passwd",
            "..",
            "vocab.txt/../../x",
            "sub/vocab.txt",
            "..\\\\vocab.txt",
            "C:\\\\vocab.txt",
            "vocab.txt\\u0000",
            "vocab\\n.txt",
            ".model",
            "x".repeat(5000) + ".model",
            "run.py",
            "%2e%2e.model");
    server.setList(
        "{\"sha\": \"%s\", \"siblings\": [%s, {\"rfilename\": 7}, 8, null]}"
            .formatted(
                HubServer.SHA,
                IntStream.range(0, hostile.size() + 3)
                    .mapToObj(
                        i ->
                            i < hostile.size()
                                ? hostile.get(i)
                                : List.of("config.json", "vocab.txt", "model.safetensors")
                                    .get(i - hostile.size()))
                    .map("{\"rfilename\": \"%s\"}"::formatted)
                    .collect(Collectors.joining(","))));
    Path snapshot = fetch();
    assertEquals(Set.of("config.json", "vocab.txt", "model.safetensors"), names(snapshot));
    assertEquals(
        new TreeSet<>(Set.of("config.json", "vocab.txt", "model.safetensors", "main")),
        server.seen().stream()
            .map(each -> each.path().replaceFirst(".*/", ""))
            .collect(Collectors.toCollection(TreeSet::new)));
    assertEquals(Set.of(".locks", "models--org--reader"), names(root));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>Sign in to the network</html>",
        "[]",
        "null",
        "{\"sha\": \"main\", \"siblings\": []}",
        "{\"sha\": \"../../../../../../../../../../../../../../\", \"siblings\": []}",
        "{\"sha\": 12, \"siblings\": []}",
        "{\"sha\": \"0123456789abcdef0123456789abcdef01234567\"}",
        "{\"sha\": \"0123456789abcdef0123456789abcdef01234567\", \"siblings\": \"all\"}"
      })
  void aListThatMakesNoSenseIsRefused(String list) throws IOException {
    server.setList(list);
    assertFault(WebFault.ODD_ANSWER);
    assertFalse(Files.exists(folder().resolve("snapshots")));
  }

  @Test
  void aListWithoutEndIsRefused() {
    server.setList("[".repeat(20 << 20));
    assertFault(WebFault.ODD_ANSWER);
    server.setList("[".repeat(2000));
    assertFault(WebFault.ODD_ANSWER);
  }

  @Test
  void aModelThatCouldNotBeOpenedCostsNoWeights() {
    server.put("config.json", HubModel.bytes("{\"model_type\": \"gpt2\"}"));
    assertFault(ModelFault.UNKNOWN_FAMILY);
    assertEquals(List.of(), server.ranges("model.safetensors"));
  }

  @Test
  void aModelThatLacksWhatIsNeededIsRefusedBeforeAnyFile() {
    server.remove("vocab.txt");
    assertFault(HubFault.NO_TOKENIZER);
    server.put("vocab.txt", HubModel.vocabulary());
    server.remove("model.safetensors");
    server.put("tf_model.h5", HubModel.bytes("tensorflow"));
    assertFault(HubFault.NO_WEIGHTS);
    server.remove("config.json");
    assertFault(HubFault.NO_CONFIG);
    assertTrue(server.seen().stream().allMatch(each -> each.path().startsWith("/api/")));
  }

  @Test
  void anIdThatTheHubDoesNotKnowIsNotTriedAgain() {
    server.play("GET main", HubServer.status(404, "X-Error-Code", "RepoNotFound"));
    assertFault(WebFault.UNKNOWN_ID);
    // What the hub says without a token about models that are private, or do not exist.
    server.play("GET main", HubServer.status(401, "X-Error-Code", "RepoNotFound"));
    assertFault(WebFault.UNKNOWN_ID);
    server.play("GET main", HubServer.status(401));
    assertFault(WebFault.UNKNOWN_ID);
    assertEquals(3, server.seen().size());
    assertFalse(Files.exists(folder()), "nothing is left that looks like a broken download");
  }

  @Test
  void aGatedModelSaysSo() {
    server.play("HEAD config.json", HubServer.status(401, "X-Error-Code", "GatedRepo"));
    assertFault(WebFault.GATED);
    server.play("HEAD config.json", HubServer.status(403));
    assertFault(WebFault.GATED);
    server.play("GET main", HubServer.status(401));
    assertFault(WebFault.TOKEN_REFUSED, server.settings(home, "HF_TOKEN", HubServer.TOKEN));
  }

  @Test
  void aBusyHubIsAskedAgainAndNotForEver() {
    server.play("GET main", HubServer.status(429, "Retry-After", "0"), HubServer.status(503));
    server.play("HEAD config.json", HubServer.status(500));
    fetch();
    server.play(
        "GET main",
        HubServer.status(429),
        HubServer.status(429),
        HubServer.status(502),
        HubServer.status(503));
    assertEquals(503, assertFault(WebFault.BUSY).arguments().get(1));
  }

  @Test
  void aHubThatWantsALongRestIsNotWaitedFor() {
    server.play("GET main", HubServer.status(429, "Retry-After", "3600"));
    assertEquals(429, assertFault(WebFault.BUSY).arguments().get(1));
    server.play("GET main", HubServer.status(429, "Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT"));
    assertFault(WebFault.BUSY);
    assertEquals(2, server.seen().size());
  }

  @Test
  void offlineNobodyIsAsked() {
    for (String variable : List.of("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")) {
      for (String value : List.of("1", "true", "YES", "on")) {
        assertFault(HubFault.OFFLINE, server.settings(home, variable, value));
      }
    }
    assertEquals(List.of(), server.seen());
    fetch(server.settings(home, "HF_HUB_OFFLINE", "0", "TRANSFORMERS_OFFLINE", "no"));
  }

  @Test
  void aHubThatIsNotThereIsToldAtOnce() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    InputException fault =
        assertFault(
            WebFault.NO_CONNECTION,
            HubSettings.of(
                new HubEnvironment(Map.of("HF_ENDPOINT", "http://127.0.0.1:" + free), home)));
    assertEquals("127.0.0.1:" + free, fault.arguments().getFirst());
  }

  @Test
  void aServerThatRefusesTheHandshakeIsNotTriedAgain() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0)) {
      Thread.ofVirtual().start(() -> refuse(server, connections));
      assertFault(
          WebFault.NO_SECURE_CONNECTION,
          HubSettings.of(
              new HubEnvironment(
                  Map.of("HF_ENDPOINT", "https://127.0.0.1:" + server.getLocalPort()), home)));
    }
    assertEquals(1, connections.get());
  }

  /** Answers every greeting with TLS's fatal alert "handshake failure". */
  private static void refuse(ServerSocket server, AtomicInteger connections) {
    while (true) {
      try (Socket socket = server.accept()) {
        connections.incrementAndGet();
        socket.getInputStream().read(new byte[1000]);
        socket.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 40});
      } catch (IOException _) {
        return;
      }
    }
  }

  @Test
  void aServerThatGoesRoundInCirclesIsLeft() {
    for (int i = 0; i < 20; i++) {
      server.play(
          "GET main", HubServer.status(307, "Location", "/api/models/org/reader/revision/main"));
    }
    assertFault(WebFault.ODD_ANSWER);
    assertTrue(server.seen().size() < 20, server.seen().size() + " requests");
  }

  @Test
  void aRenamedModelIsFollowed() {
    server.play(
        "GET main", HubServer.status(307, "Location", "/api/models/org/reader/revision/main"));
    fetch();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://127.0.0.1/x", "file:///etc/passwd", "http://", "::", "mailto:x"})
  void aServerThatSendsOneToNoWebAddressIsLeft(String location) {
    server.play("GET main", HubServer.status(302, "Location", location));
    assertFault(WebFault.ODD_ANSWER);
  }

  @Test
  void aFileWithoutChecksumOrSizeIsRefused() {
    server.play(
        "HEAD config.json", HubServer.status(200, "ETag", "\"abc\"", "Content-Length", "2"));
    assertFault(WebFault.NO_CHECKSUM);
    server.play(
        "HEAD config.json",
        HubServer.status(
            200, "X-Linked-Etag", "\"" + "a".repeat(64) + "\"", "X-Linked-Size", "much"));
    assertFault(WebFault.ODD_ANSWER);
  }

  @Test
  void aDiskWithoutRoomIsToldBeforeTheDownload() {
    server.play(
        "HEAD model.safetensors",
        HubServer.status(
            302,
            "X-Linked-Etag",
            "\"" + "a".repeat(64) + "\"",
            "X-Linked-Size",
            "900000000000000",
            "Location",
            "http://elsewhere/"));
    InputException fault = assertFault(HubFault.DISK_FULL);
    assertTrue((double) fault.arguments().get(1) > 8e5, fault::getMessage);
    assertEquals(List.of(), server.ranges("model.safetensors"));
  }

  @Test
  void aCacheThatCannotBeWrittenIsToldByName() throws IOException {
    // A file in its place: permissions do not stop a superuser.
    Files.writeString(folder(), "no folder");
    InputException fault = assertFault(WebFault.CANNOT_WRITE);
    assertEquals(folder().toString(), fault.arguments().getFirst());
    Files.delete(folder());
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("blobs"), "no folder");
    assertFault(WebFault.CANNOT_WRITE);
    assertEquals(List.of(), server.ranges("config.json"));
  }

  @Test
  void twoAtOnceFetchEveryFileOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Path> work = this::fetch;
      List<Future<Path>> both = threads.invokeAll(List.of(work, work));
      assertEquals(both.getFirst().get(), both.getLast().get());
    }
    assertEquals(List.of("all"), server.ranges("model.safetensors"));
    assertEquals(List.of("all"), server.ranges("config.json"));
  }
}
