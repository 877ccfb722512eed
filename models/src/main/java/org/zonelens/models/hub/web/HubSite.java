package org.zonelens.models.hub.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/**
 * A Hugging Face hub, or what speaks like one. Everything it says is taken for hostile: lengths are
 * bounded, contents checked. Ids and names of files are to be checked by the caller, since they
 * become part of addresses here.
 */
public final class HubSite implements AutoCloseable {
  static final String LINKED_TAG = "X-Linked-Etag";
  static final String LINKED_SIZE = "X-Linked-Size";

  /** Below a petabyte: so many files' sizes can be added up. */
  private static final String SIZE = "\\d{1,15}";

  /** The largest repositories' lists take a few megabytes. */
  private static final int LONGEST_LIST = 16 << 20;

  private final HubSettings settings;
  private final Requests requests;

  public HubSite(HubSettings settings, Patience patience) {
    this.settings = settings;
    requests = new Requests(settings, patience);
  }

  /**
   * What the main branch of a model holds now.
   *
   * @throws InputException with a {@link WebFault}
   */
  public Revision revision(String id, JobContext context) {
    URI uri = URI.create(settings.endpoint() + "/api/models/" + id + "/revision/main");
    return requests.ask(
        Question.get(uri, 0),
        context,
        answer -> {
          requireGiven(answer, id);
          return Revision.parse(list(answer, context), answer.host());
        });
  }

  private byte[] list(Answer answer, JobContext context) throws IOException {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    try (Watch watch = requests.watch(answer, context)) {
      for (int read = watch.read(buffer); read >= 0; read = watch.read(buffer)) {
        list.write(buffer, 0, read);
        if (list.size() > LONGEST_LIST) {
          throw new InputException(WebFault.ODD_ANSWER, answer.host(), "siblings");
        }
      }
    }
    return list.toByteArray();
  }

  /**
   * What the hub says about a file.
   *
   * @throws InputException with a {@link WebFault}, also if it does not say size and checksum
   */
  public RemoteFile describe(String id, String sha, String file, JobContext context) {
    URI uri = URI.create(settings.endpoint() + "/" + id + "/resolve/" + sha + "/" + file);
    return requests.ask(
        Question.head(uri),
        context,
        answer -> {
          requireGiven(answer, id);
          Checksum checksum =
              answer
                  .onTheWay(LINKED_TAG)
                  .or(() -> answer.header("ETag"))
                  .flatMap(Checksum::ofTag)
                  .orElseThrow(() -> new InputException(WebFault.NO_CHECKSUM, file, answer.host()));
          Optional<String> length =
              answer.status() < 300 ? answer.header("Content-Length") : Optional.empty();
          long size =
              answer
                  .onTheWay(LINKED_SIZE)
                  .or(() -> length)
                  .filter(text -> text.matches(SIZE))
                  .map(Long::valueOf)
                  .orElseThrow(
                      () -> new InputException(WebFault.ODD_ANSWER, answer.host(), LINKED_SIZE));
          return new RemoteFile(file, uri, checksum, size);
        });
  }

  /**
   * Brings a file's content to disk. What is there already is gone on with; on return all of it is
   * there, and checked. When cancelled or cut off, what has come stays.
   *
   * @param unfinished where to
   * @param onDisk told how many bytes of it are there
   * @throws InputException with a {@link WebFault}
   */
  public void fetch(RemoteFile file, Path unfinished, LongConsumer onDisk, JobContext context) {
    new FileTransfer(requests, file, unfinished, onDisk, context).run();
  }

  private void requireGiven(Answer answer, String id) {
    int status = answer.status();
    String code = answer.onTheWay("X-Error-Code").orElse("");
    boolean fileGone = code.equals("EntryNotFound");
    if ((status == 404 && !fileGone) || code.equals("RepoNotFound")) {
      throw new InputException(WebFault.UNKNOWN_ID, id, settings.endpoint());
    }
    if (status == 403 || code.equals("GatedRepo")) {
      throw new InputException(WebFault.GATED, id, settings.endpoint());
    }
    if (status == 401) {
      // Without a token the hub says this of models that do not exist, too.
      throw new InputException(
          settings.token().isPresent() ? WebFault.TOKEN_REFUSED : WebFault.UNKNOWN_ID,
          id,
          settings.endpoint());
    }
    if (status >= 400) {
      throw new InputException(WebFault.ODD_ANSWER, answer.host(), "HTTP " + status);
    }
  }

  @Override
  public void close() {
    requests.close();
  }
}
