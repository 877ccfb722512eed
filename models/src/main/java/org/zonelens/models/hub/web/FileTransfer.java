package org.zonelens.models.hub.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import java.util.logging.Logger;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/**
 * Brings one file to disk, however often the connection is cut.
 *
 * <p>A try asks for what is missing and appends it. A server that begins at another place, or all
 * over, is taken at its word. When all bytes are there they are added up; if the sum is wrong, they
 * are thrown away and fetched once more.
 */
final class FileTransfer {
  private static final Logger LOG = Logger.getLogger(FileTransfer.class.getName());
  private static final int BUFFER = 1 << 16;

  /** A try that brings this part of the file has been worth it; the count of tries starts anew. */
  private static final int WORTH = 100;

  private final Requests requests;
  private final RemoteFile file;
  private final Path unfinished;
  private final LongConsumer onDisk;
  private final JobContext context;
  private final Tries tries;
  private final byte[] buffer = new byte[BUFFER];

  FileTransfer(
      Requests requests,
      RemoteFile file,
      Path unfinished,
      LongConsumer onDisk,
      JobContext context) {
    this.requests = requests;
    this.file = file;
    this.unfinished = unfinished;
    this.onDisk = onDisk;
    this.context = context;
    tries = requests.tries(context);
  }

  void run() {
    try {
      boolean wrongBefore = false;
      while (true) {
        if (length() == 0) {
          startOver();
        }
        while (length() < file.size()) {
          receive();
        }
        if (length() == file.size() && file.checksum().fits(unfinished, context)) {
          force();
          onDisk.accept(file.size());
          return;
        }
        startOver();
        if (wrongBefore) {
          throw new InputException(WebFault.WRONG_CONTENT, file.name(), Answer.host(file.uri()));
        }
        wrongBefore = true;
      }
    } catch (IOException unwritable) {
      throw new InputException(
          unwritable, WebFault.CANNOT_WRITE, unfinished.toString(), unwritable.toString());
    }
  }

  private long length() throws IOException {
    return Files.exists(unfinished) ? Files.size(unfinished) : 0;
  }

  /** Else a machine that stops soon after could leave a checked name on unwritten bytes. */
  private void force() throws IOException {
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private void startOver() throws IOException {
    Files.write(unfinished, new byte[0]);
  }

  /**
   * One try.
   *
   * @throws IOException if the disk fails; a failing connection is tried again
   */
  private void receive() throws IOException {
    long had = length();
    Answer answer;
    try {
      answer = requests.open(Question.get(file.uri(), had), context);
    } catch (IOException lost) {
      if (Requests.isBeforeContact(lost)) {
        requests.lost(file.uri(), lost, tries);
      } else {
        tries.again(brokenOff(Answer.host(file.uri()), had));
      }
      return;
    }
    try (answer) {
      if (answer.isBusy()) {
        tries.again(answer);
      } else if (answer.status() == 200) {
        startOver();
        append(answer, 0);
      } else if (answer.status() == 206 && answer.continues(had, file.size())) {
        append(answer, had);
      } else {
        // 416, a part that was not asked for, an address that is no longer valid.
        startOver();
        tries.again(
            new InputException(WebFault.ODD_ANSWER, answer.host(), "HTTP " + answer.status()));
      }
    }
  }

  private void append(Answer answer, long had) throws IOException {
    long length = had;
    try (Watch watch = requests.watch(answer, context);
        OutputStream out =
            Files.newOutputStream(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      // One buffer too many is enough to know that the content is wrong.
      for (int read = 0; read >= 0 && length <= file.size(); ) {
        context.checkpoint();
        out.write(buffer, 0, read);
        length += read;
        onDisk.accept(Math.min(length, file.size()));
        try {
          read = watch.read(buffer);
        } catch (IOException cut) {
          LOG.info(() -> file.name() + " was cut off: " + cut.getMessage());
          break;
        }
      }
    }
    context.checkpoint();
    if (length < file.size()) {
      if ((length - had) * WORTH >= file.size()) {
        tries.succeeded();
      }
      tries.again(brokenOff(answer.host(), length));
    }
  }

  private InputException brokenOff(String host, long length) {
    return new InputException(WebFault.BROKEN_OFF, file.name(), host, length, file.size());
  }
}
