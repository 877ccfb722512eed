package org.zonelens.models.hub.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;

/** Asks servers, follows where they send one, and shows the user's token to the hub alone. */
final class Requests implements AutoCloseable {
  private static final int MOST_HOPS = 8;
  private static final int LOOK_MILLIS = 50;
  private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);

  private final HubSettings settings;
  private final Patience patience;
  private final HttpClient http;

  /** Whether any server has answered: then the network is there, and waiting may help. */
  private volatile boolean reached;

  Requests(HubSettings settings, Patience patience) {
    this.settings = settings;
    this.patience = patience;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            // By hand below: Java would show the token to whatever host it is sent to.
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.answer())
            .proxy(settings.proxy())
            .build();
  }

  /** Makes something of an answer. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Answer answer) throws IOException;
  }

  /**
   * Asks until there is an answer that no other try could better, and reads it.
   *
   * @throws InputException if the server is not reached, or is busy for too long
   */
  <T> T ask(Question question, JobContext context, Reader<T> reader) {
    Tries tries = tries(context);
    while (true) {
      try (Answer answer = open(question, context)) {
        if (!answer.isBusy()) {
          return reader.read(answer);
        }
        tries.again(answer);
      } catch (IOException lost) {
        lost(question.uri(), lost, tries);
      }
    }
  }

  Tries tries(JobContext context) {
    return new Tries(patience, context);
  }

  /** Waits before the next try after a lost connection; not if there never was one. */
  void lost(URI uri, IOException lost, Tries tries) {
    tries.again(Answer.host(uri), lost, reached || !isBeforeContact(lost));
  }

  /** Whether there was no contact at all, rather than one that broke off. */
  static boolean isBeforeContact(IOException lost) {
    return lost instanceof ConnectException
        || lost instanceof HttpConnectTimeoutException
        || lost instanceof SSLException;
  }

  /** Watches over the reading of an answer. */
  Watch watch(Answer answer, JobContext context) {
    return Watch.over(answer.response().body(), settings.silence(), context);
  }

  /**
   * Asks once, following redirections; those of a {@code HEAD} only until the hub has said what the
   * content adds up to, which the hosts that it sends one to do not know.
   *
   * @throws IOException if the connection fails
   */
  Answer open(Question question, JobContext context) throws IOException {
    List<HttpHeaders> hops = new ArrayList<>();
    URI uri = question.uri();
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      HttpResponse<InputStream> response = send(request(question, uri), context);
      reached = true;
      hops.add(response.headers());
      Optional<String> location = response.headers().firstValue("Location");
      boolean knownEnough =
          question.kind() == Question.Kind.HEAD
              && response.headers().firstValue(HubSite.LINKED_TAG).isPresent()
              && response.headers().firstValue(HubSite.LINKED_SIZE).isPresent();
      if (!ELSEWHERE.contains(response.statusCode()) || location.isEmpty() || knownEnough) {
        return new Answer(response, hops);
      }
      response.body().close();
      uri = elsewhere(uri, location.get());
    }
    throw new InputException(WebFault.ODD_ANSWER, Answer.host(uri), "Location");
  }

  private static URI elsewhere(URI from, String location) {
    try {
      URI to = from.resolve(location);
      String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
      boolean asSafe =
          scheme.equals("https") || (scheme.equals("http") && from.getScheme().equals("http"));
      if (asSafe && to.getHost() != null) {
        return to;
      }
    } catch (IllegalArgumentException broken) {
      throw new InputException(broken, WebFault.ODD_ANSWER, Answer.host(from), "Location");
    }
    throw new InputException(WebFault.ODD_ANSWER, Answer.host(from), "Location");
  }

  private HttpRequest request(Question question, URI uri) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(question.kind().name(), HttpRequest.BodyPublishers.noBody())
            .timeout(settings.answer())
            .header("User-Agent", "ZoneLens")
            // Sizes and checksums are those of the bytes as they are.
            .header("Accept-Encoding", "identity");
    if (question.from() > 0) {
      // No If-Range: the host that the hub sends one to has tags of its own. The name of the
      // unfinished file and the checksum at the end say whose bytes they are.
      request.header("Range", "bytes=" + question.from() + "-");
    }
    if (isHub(uri)) {
      settings
          .token()
          .ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
    }
    return request.build();
  }

  private boolean isHub(URI uri) {
    URI hub = settings.endpoint();
    return uri.getScheme().equalsIgnoreCase(hub.getScheme())
        && uri.getHost().equalsIgnoreCase(hub.getHost())
        && port(uri) == port(hub);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  /** In small steps, so that who cancels need not wait for a server that says nothing. */
  private HttpResponse<InputStream> send(HttpRequest request, JobContext context)
      throws IOException {
    CompletableFuture<HttpResponse<InputStream>> answer =
        http.sendAsync(request, BodyHandlers.ofInputStream());
    while (true) {
      try {
        return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        if (context.isCancelled()) {
          answer.cancel(true);
          throw new CancelledException();
        }
      } catch (InterruptedException e) {
        answer.cancel(true);
        Thread.currentThread().interrupt();
        throw new CancelledException();
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof IOException lost ? lost : new IOException(failed);
      }
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
