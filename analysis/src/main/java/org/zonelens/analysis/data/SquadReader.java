package org.zonelens.analysis.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/**
 * Reads data sets in the layout of SQuAD 1.1 and 2.0 (Rajpurkar et al., 2016 and 2018), which CMRC
 * 2018 (Cui et al., 2019), DRCD, KorQuAD, XQuAD, MLQA and others share:
 *
 * <pre>
 * {"data": [{"title": …, "paragraphs": [{"context": …, "qas": [
 *     {"id": …, "question": …, "is_impossible": …, "answers": [{"text": …, "answer_start": …}]}]}]}]}
 * </pre>
 *
 * Members may come in any order, unknown ones (such as {@code plausible_answers}) are passed over,
 * and ids and answers may be numbers.
 */
public final class SquadReader {
  private SquadReader() {}

  /**
   * Reads a file.
   *
   * @param context told the bytes read of all bytes, after each article
   * @throws InputException if the file is missing, is no JSON, or is not in this layout
   */
  public static Dataset read(Path file, JobContext context) {
    InputStream in = JsonFile.open(file);
    return read(file.toString(), nameOf(file), in, size(file), context);
  }

  /**
   * Reads a stream, such as a data set that ships with the program, and closes it.
   *
   * @param name of the data set, for the reader and for messages
   */
  public static Dataset read(String name, InputStream in, JobContext context) {
    return read(name, name, in, -1, context);
  }

  private static Dataset read(
      String file, String name, InputStream in, long size, JobContext context) {
    try (FingerprintStream bytes = new FingerprintStream(new BufferedInputStream(in, 1 << 16))) {
      SquadContent content = new SquadContent(() -> context.progress(bytes.count(), size), context);
      JsonFile.read(
          file,
          bytes,
          json -> {
            content.read(json);
            return content;
          });
      return content.dataset(file, name, bytes.fingerprint());
    } catch (IOException e) {
      throw new InputException(e, DataFault.UNREADABLE, file);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) {
      return -1; // Only progress needs it.
    }
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
  }
}
