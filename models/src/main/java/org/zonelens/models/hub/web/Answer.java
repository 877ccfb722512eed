package org.zonelens.models.hub.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * What a server answered, its content still to be read.
 *
 * @param hops the heads of all answers on the way, redirections first
 */
record Answer(HttpResponse<InputStream> response, List<HttpHeaders> hops) implements AutoCloseable {
  Answer {
    hops = List.copyOf(hops);
  }

  int status() {
    return response.statusCode();
  }

  String host() {
    return host(response.uri());
  }

  static String host(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** Overload that passes, or too many questions. */
  boolean isBusy() {
    return status() == 408 || status() == 429 || status() >= 500;
  }

  /** What the last server says under a name. */
  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** What the first server on the way that says anything says under a name. */
  Optional<String> onTheWay(String name) {
    return hops.stream().flatMap(hop -> hop.firstValue(name).stream()).findFirst();
  }

  /** How long the server asks to be left alone: seconds, or a date. */
  Optional<Duration> retryAfter() {
    return header("Retry-After").flatMap(Answer::pause);
  }

  private static Optional<Duration> pause(String value) {
    if (value.strip().matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
    }
    try {
      Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip()));
      Duration left = Duration.between(Instant.now(), until);
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Whether this is the rest of a content of so many bytes, from the given one on. */
  boolean continues(long from, long size) {
    String range = header("Content-Range").orElse("").strip();
    return range.matches("bytes %d-\\d+/(%d|\\*)".formatted(from, size));
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException _) {
      // Whatever is wrong with it, nobody reads it any more.
    }
  }
}
