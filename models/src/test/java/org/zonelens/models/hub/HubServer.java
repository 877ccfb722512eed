package org.zonelens.models.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.zonelens.models.hub.web.HubEnvironment;
import org.zonelens.models.hub.web.HubSettings;

/**
 * Plays a hub with one model, org/reader, on this machine; and a second server that the hub sends
 * one to for large files, as huggingface.co does.
 */
final class HubServer implements AutoCloseable {
  static final String ID = "org/reader";
  static final String SHA = "0123456789abcdef0123456789abcdef01234567";
  static final String TOKEN = "hf_secret";

  /** A request as it came in; {@code server} is hub or store. */
  record Seen(
      String server,
      String method,
      String path,
      Optional<String> range,
      Optional<String> authorization) {}

  /** Answers once in place of the server. */
  @FunctionalInterface
  interface Trick {
    void answer(HttpExchange exchange, byte[] content) throws IOException;
  }

  private final HttpServer hub = listen();
  private final HttpServer store = listen();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, Deque<Trick>> tricks = new HashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile String sha = SHA;
  private volatile Optional<String> list = Optional.empty();
  private volatile int largeFrom = 10_000;
  private volatile boolean ranges = true;

  HubServer() {
    hub.createContext("/", exchange -> handle("hub", exchange));
    store.createContext("/", exchange -> handle("store", exchange));
    for (HttpServer server : List.of(hub, store)) {
      server.setExecutor(workers);
      server.start();
    }
  }

  private static HttpServer listen() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Has a whole model: config, card, vocabulary, and weights of some hundred kilobytes. */
  static HubServer withModel() {
    HubServer server = new HubServer();
    server.put("config.json", HubModel.config());
    server.put("README.md", HubModel.card());
    server.put("vocab.txt", HubModel.vocabulary());
    server.put("model.safetensors", HubModel.weights(50_000));
    return server;
  }

  void put(String name, byte[] content) {
    files.put(name, content);
  }

  void remove(String name) {
    files.remove(name);
  }

  byte[] content(String name) {
    return files.get(name);
  }

  void setSha(String changed) {
    sha = changed;
  }

  /** Says this in place of the list of files. */
  void setList(String json) {
    list = Optional.of(json);
  }

  /** Gives every file itself. */
  void sendNowhere() {
    largeFrom = Integer.MAX_VALUE;
  }

  void forgetRanges() {
    ranges = false;
  }

  /** Plays tricks at the next requests whose method and path end like this, one each. */
  void play(String methodAndFile, Trick... next) {
    synchronized (tricks) {
      tricks.computeIfAbsent(methodAndFile, _ -> new ArrayDeque<>()).addAll(Arrays.asList(next));
    }
  }

  static Trick status(int status, String... header) {
    return (exchange, _) -> {
      for (int i = 0; i < header.length; i += 2) {
        exchange.getResponseHeaders().set(header[i], header[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** Promises all that was asked for, and hangs up after so many bytes. */
  Trick cutAfter(int bytes) {
    return (exchange, content) -> {
      int from = from(exchange);
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
      exchange.getResponseBody().write(content, from, Math.min(bytes, content.length - from));
      exchange.getResponseBody().flush();
    };
  }

  /** Gives other bytes, and as many as they are. */
  static Trick instead(byte[] other) {
    return (exchange, _) -> {
      exchange.sendResponseHeaders(200, other.length == 0 ? -1 : other.length);
      exchange.getResponseBody().write(other);
    };
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  void forget() {
    seen.clear();
  }

  /** The ranges asked for in requests for a file's content, in their order; none is "all". */
  List<String> ranges(String file) {
    String server = files.get(file).length >= largeFrom ? "store" : "hub";
    return seen.stream()
        .filter(each -> each.server().equals(server) && each.method().equals("GET"))
        .filter(each -> each.path().endsWith("/" + file))
        .map(each -> each.range().orElse("all"))
        .toList();
  }

  String endpoint() {
    return "http://127.0.0.1:" + hub.getAddress().getPort();
  }

  HubSettings settings(Path home, String... more) {
    Map<String, String> variables = new HashMap<>(Map.of("HF_ENDPOINT", endpoint()));
    for (int i = 0; i < more.length; i += 2) {
      variables.put(more[i], more[i + 1]);
    }
    return HubSettings.of(new HubEnvironment(variables, home));
  }

  private void handle(String server, HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    var headers = exchange.getRequestHeaders();
    seen.add(
        new Seen(
            server,
            method,
            path,
            Optional.ofNullable(headers.getFirst("Range")),
            Optional.ofNullable(headers.getFirst("Authorization"))));
    String name = path.substring(path.lastIndexOf('/') + 1);
    byte[] content = files.getOrDefault(name, new byte[0]);
    // Closed whatever happens, so that a client is never left waiting.
    try (exchange) {
      Optional<Trick> trick = trick(server, method, name);
      if (trick.isPresent()) {
        trick.get().answer(exchange, content);
      } else if (path.equals("/api/models/" + ID + "/revision/main")) {
        reply(exchange, 200, list.orElseGet(this::list).getBytes(StandardCharsets.UTF_8));
      } else if (!files.containsKey(name)
          || (server.equals("hub") && !path.equals("/" + ID + "/resolve/" + sha + "/" + name))) {
        exchange.getResponseHeaders().set("X-Error-Code", "RepoNotFound");
        exchange.sendResponseHeaders(404, -1);
      } else if (server.equals("hub") && content.length >= largeFrom) {
        exchange.getResponseHeaders().set("X-Linked-Etag", '"' + sha256(content) + '"');
        exchange.getResponseHeaders().set("X-Linked-Size", "" + content.length);
        exchange.getResponseHeaders().set("ETag", "\"0000\"");
        exchange
            .getResponseHeaders()
            .set("Location", "http://127.0.0.1:" + store.getAddress().getPort() + "/some/" + name);
        exchange.sendResponseHeaders(302, -1);
      } else {
        give(exchange, content);
      }
    }
  }

  private Optional<Trick> trick(String server, String method, String name) {
    synchronized (tricks) {
      for (String key : List.of(server + " " + method + " " + name, method + " " + name)) {
        Deque<Trick> waiting = tricks.getOrDefault(key, new ArrayDeque<>());
        if (!waiting.isEmpty()) {
          return Optional.of(waiting.remove());
        }
      }
      return Optional.empty();
    }
  }

  private String list() {
    return files.keySet().stream()
        .map("{\"rfilename\": \"%s\"}"::formatted)
        .collect(Collectors.joining(",", "{\"sha\": \"" + sha + "\", \"siblings\": [", "]}"));
  }

  private void give(HttpExchange exchange, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"" + gitSha1(content) + "\"");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", "" + content.length);
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    int from = ranges ? from(exchange) : 0;
    if (from >= content.length && from > 0) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    reply(exchange, from > 0 ? 206 : 200, Arrays.copyOfRange(content, from, content.length));
  }

  private static int from(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  static String sha256(byte[] content) {
    return hex("SHA-256", content);
  }

  static String gitSha1(byte[] content) {
    byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return hex("SHA-1", all);
  }

  private static String hex(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    hub.stop(0);
    store.stop(0);
    workers.shutdownNow();
  }
}
