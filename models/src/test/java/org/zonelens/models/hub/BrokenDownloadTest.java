package org.zonelens.models.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.Fault;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.hub.HubServer.Trick;
import org.zonelens.models.hub.web.Patience;
import org.zonelens.models.hub.web.WebFault;

/** Downloads that are cut, cancelled or lied to. */
class BrokenDownloadTest {
  private static final String WEIGHTS = "model.safetensors";

  @TempDir private Path root;
  @TempDir private Path home;
  private final HubServer server = HubServer.withModel();
  private Patience patience = new Patience(4, Duration.ofMillis(1), Duration.ofSeconds(5));

  @AfterEach
  void stop() {
    server.close();
  }

  private Path fetch(JobContext context) {
    return new HubDownload(
            new HubCache(root), server.settings(home, "HF_HUB_DOWNLOAD_TIMEOUT", "1"), patience)
        .fetch(HubServer.ID, context, Announcement.silent(context));
  }

  private void assertFetches() throws IOException {
    assertArrayEquals(
        server.content(WEIGHTS), Files.readAllBytes(fetch(JobContext.NONE).resolve(WEIGHTS)));
    assertFalse(Files.exists(unfinished()));
  }

  private InputException assertFault(Fault expected) {
    InputException fault = assertThrows(InputException.class, () -> fetch(JobContext.NONE));
    assertEquals(expected, fault.fault(), fault::getMessage);
    return fault;
  }

  private Path blob() {
    return root.resolve("models--org--reader/blobs")
        .resolve(HubServer.sha256(server.content(WEIGHTS)));
  }

  private Path unfinished() {
    return blob().resolveSibling(blob().getFileName() + ".incomplete");
  }

  private void leave(byte[] begun) throws IOException {
    Files.createDirectories(blob().getParent());
    Files.write(unfinished(), begun);
  }

  /** Of bytes that came just before a cut, the client may lose some: it asks for those again. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aConnectionCutAnywhereIsGoneOnWithWhereItBroke(int seed) throws IOException {
    Random random = new Random(seed);
    List<Integer> cuts = random.ints(6, 1, 30_000).boxed().toList();
    server.play("store GET " + WEIGHTS, cuts.stream().map(server::cutAfter).toArray(Trick[]::new));
    patience = new Patience(10, Duration.ofMillis(1), Duration.ofSeconds(5));
    assertFetches();
    List<Long> starts = server.ranges(WEIGHTS).stream().map(BrokenDownloadTest::start).toList();
    assertEquals(7, starts.size());
    for (int i = 0; i < cuts.size(); i++) {
      long more = starts.get(i + 1) - starts.get(i);
      assertTrue(more >= 0 && more <= cuts.get(i), starts + " after " + cuts);
    }
    assertTrue(starts.getLast() > 0, "not all was lost");
  }

  private static long start(String range) {
    return range.equals("all") ? 0 : Long.parseLong(range.replaceAll("\\D", ""));
  }

  @Test
  void aServerThatNeverGivesMoreIsLeftAndWhatCameIsKept() throws IOException {
    server.play(
        "store GET " + WEIGHTS,
        server.cutAfter(5000),
        server.cutAfter(1),
        server.cutAfter(8),
        server.cutAfter(1));
    leave(Arrays.copyOf(server.content(WEIGHTS), 3000));
    InputException fault = assertFault(WebFault.BROKEN_OFF);
    long kept = Files.size(unfinished());
    assertTrue(kept >= 3000 && kept <= 8010, kept + " bytes");
    assertTrue((long) fault.arguments().get(2) <= kept, fault::getMessage);
    server.forget();
    assertFetches();
    assertEquals(List.of("bytes=" + kept + "-"), server.ranges(WEIGHTS));
  }

  @Test
  void aServerWithoutRangesIsTakenFromTheBeginning() throws IOException {
    server.forgetRanges();
    leave(Arrays.copyOf(server.content(WEIGHTS), 5000));
    assertFetches();
    assertEquals(List.of("bytes=5000-"), server.ranges(WEIGHTS));
  }

  @Test
  void anotherPartThanAskedForIsNotAppended() throws IOException {
    byte[] content = server.content(WEIGHTS);
    leave(Arrays.copyOf(content, 5000));
    server.play(
        "store GET " + WEIGHTS,
        (exchange, _) -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 4000-4009/" + content.length);
          exchange.sendResponseHeaders(206, 10);
          exchange.getResponseBody().write(content, 4000, 10);
        });
    assertFetches();
    assertEquals(List.of("bytes=5000-", "all"), server.ranges(WEIGHTS));
  }

  @Test
  void aRangeThatTheServerRefusesIsStartedOver() throws IOException {
    leave(Arrays.copyOf(server.content(WEIGHTS), 5000));
    server.play("store GET " + WEIGHTS, HubServer.status(416));
    assertFetches();
    assertEquals(List.of("bytes=5000-", "all"), server.ranges(WEIGHTS));
  }

  @Test
  void wrongBytesOfAnEarlierTryAreFoundAndThrownAway() throws IOException {
    leave(new byte[5000]);
    assertFetches();
    assertEquals(List.of("bytes=5000-", "all"), server.ranges(WEIGHTS));
  }

  @Test
  void moreBytesOfAnEarlierTryThanThereAreInAllAreThrownAway() throws IOException {
    leave(new byte[server.content(WEIGHTS).length + 1]);
    assertFetches();
    assertEquals(List.of("all"), server.ranges(WEIGHTS));
  }

  @Test
  void allBytesOfAnEarlierTryNeedOnlyBeChecked() throws IOException {
    leave(server.content(WEIGHTS));
    assertFetches();
    assertEquals(List.of(), server.ranges(WEIGHTS));
  }

  @Test
  void aWrongContentIsFetchedOnceMore() throws IOException {
    byte[] wrong = server.content(WEIGHTS).clone();
    wrong[wrong.length / 2] ^= 1;
    server.play("store GET " + WEIGHTS, HubServer.instead(wrong));
    assertFetches();
    assertEquals(List.of("all", "all"), server.ranges(WEIGHTS));
  }

  @Test
  void aContentThatStaysWrongNeverBecomesABlob() throws IOException {
    byte[] wrong = server.content(WEIGHTS).clone();
    wrong[wrong.length / 2] ^= 1;
    server.play("store GET " + WEIGHTS, HubServer.instead(wrong), HubServer.instead(wrong));
    assertEquals(WEIGHTS, assertFault(WebFault.WRONG_CONTENT).arguments().getFirst());
    assertFalse(Files.exists(blob()));
    assertEquals(0, Files.size(unfinished()));
    assertFalse(Files.exists(root.resolve("models--org--reader/refs/main")));
  }

  @Test
  void aSmallFileIsCheckedAsWell() throws IOException {
    byte[] wrong = server.content("vocab.txt").clone();
    wrong[0] ^= 1;
    server.play("GET vocab.txt", HubServer.instead(wrong), HubServer.instead(wrong));
    assertEquals("vocab.txt", assertFault(WebFault.WRONG_CONTENT).arguments().getFirst());
  }

  @Test
  void aContentLongerThanSaidIsNotWrittenToItsEnd() throws IOException {
    byte[] content = server.content(WEIGHTS);
    Trick endless =
        (exchange, _) -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 500; i++) {
            exchange.getResponseBody().write(content);
          }
        };
    server.play("store GET " + WEIGHTS, endless, endless);
    assertFault(WebFault.WRONG_CONTENT);
    server.play("store GET " + WEIGHTS, endless);
    assertFetches();
  }

  @Test
  void aContentShorterThanSaidIsAskedForInVain() {
    byte[] half = Arrays.copyOf(server.content(WEIGHTS), 1000);
    Trick refused = HubServer.status(416);
    server.play(
        "store GET " + WEIGHTS,
        HubServer.instead(half),
        refused,
        HubServer.instead(half),
        refused,
        HubServer.instead(half));
    assertFault(WebFault.ODD_ANSWER);
    assertFalse(Files.exists(blob()));
  }

  @Test
  void aBusyStoreIsAskedAgain() throws IOException {
    leave(Arrays.copyOf(server.content(WEIGHTS), 50_000));
    server.play(
        "store GET " + WEIGHTS,
        HubServer.status(429, "Retry-After", "0"),
        HubServer.status(503),
        HubServer.status(500));
    assertFetches();
    assertEquals(Collections.nCopies(4, "bytes=50000-"), server.ranges(WEIGHTS));
  }

  @Test
  void anAddressThatIsNoLongerValidIsAskedForAnew() throws IOException {
    server.play("store GET " + WEIGHTS, HubServer.status(403));
    assertFetches();
    long askedHub =
        server.seen().stream()
            .filter(each -> each.server().equals("hub") && each.method().equals("GET"))
            .filter(each -> each.path().endsWith(WEIGHTS))
            .count();
    assertEquals(2, askedHub);
  }

  @Test
  void aContentThatChangesBetweenTwoTriesIsNotMixed() throws IOException {
    server.play(
        "store GET " + WEIGHTS,
        server.cutAfter(5000),
        server.cutAfter(1),
        server.cutAfter(1),
        server.cutAfter(1));
    assertFault(WebFault.BROKEN_OFF);
    server.put(WEIGHTS, HubModel.weights(40_000));
    server.setSha("f".repeat(40));
    server.forget();
    assertFetches();
    assertEquals(List.of("all"), server.ranges(WEIGHTS));
  }

  @Test
  void aServerThatFallsSilentIsAskedAgain() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    server.play(
        "store GET " + WEIGHTS,
        (exchange, content) -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content, 0, 70_000);
          exchange.getResponseBody().flush();
          awaitQuietly(never);
        });
    assertFetches();
    assertEquals(List.of("all", "bytes=70000-"), server.ranges(WEIGHTS));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops when so much has arrived. */
  private record Impatient(long after, AtomicBoolean stopped) implements JobContext {
    @Override
    public void progress(long done, long total) {
      if (done >= after) {
        stopped.set(true);
      }
    }

    @Override
    public boolean isCancelled() {
      return stopped.get();
    }
  }

  @Test
  void whatCameBeforeACancellationIsGoneOnWith() throws IOException {
    assertThrows(
        CancelledException.class, () -> fetch(new Impatient(100_000, new AtomicBoolean())));
    long kept = Files.size(unfinished());
    assertTrue(kept > 90_000 && kept < server.content(WEIGHTS).length, kept + " bytes");
    assertTrue(Files.exists(root.resolve("models--org--reader/snapshots")), "the rest is there");
    server.forget();
    assertFetches();
    assertEquals(List.of("bytes=" + kept + "-"), server.ranges(WEIGHTS));
  }

  @Test
  void cancellingEndsTheWaitForASilentServer() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean stopped = new AtomicBoolean();
    server.play(
        "GET main",
        (_, _) -> {
          stopped.set(true);
          awaitQuietly(never);
        });
    assertThrows(CancelledException.class, () -> fetch(new Impatient(Long.MAX_VALUE, stopped)));
  }

  @Test
  void progressNeverGoesBackWithinAFileAndEndsWithAll() throws IOException {
    List<Long> done = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    server.play("store GET " + WEIGHTS, server.cutAfter(50_000));
    fetch(
        new JobContext() {
          @Override
          public void progress(long now, long total) {
            done.add(now);
            totals.add(total);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        });
    assertEquals(done.stream().sorted().toList(), done);
    assertEquals(totals.getLast(), done.getLast());
  }
}
