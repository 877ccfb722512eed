package org.zonelens.analysis.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/**
 * Reads data sets of extractive question answering. What a file is, is told by its content:
 *
 * <ul>
 *   <li>JSON in the layout of SQuAD 1.1 and 2.0 (Rajpurkar et al., 2016 and 2018), which CMRC 2018
 *       (Cui et al., 2019), DRCD, KorQuAD, JaQuAD, XQuAD, MLQA and others share:
 *       <pre>
 * {"data": [{"title": …, "paragraphs": [{"context": …, "qas": [
 *     {"id": …, "question": …, "is_impossible": …, "answers": [{"text": …, "answer_start": …}]}]}]}]}
 * </pre>
 *   <li>JSON as CMRC 2018 was first published, with answers that say not where they stand:
 *       <pre>
 * [{"context_text": …, "title": …, "qas": [{"query_id": …, "query_text": …, "answers": [text, …]}]}]
 * </pre>
 *   <li>JSON Lines, or one JSON array, of the Hugging Face hub's columns:
 *       <pre>
 * {"id": …, "title": …, "context": …, "question": …, "answers": {"text": […], "answer_start": […]}}
 * </pre>
 *   <li>Any of them packed with gzip.
 * </ul>
 *
 * Parquet files are refused with the way to turn them into JSON Lines. Members may come in any
 * order, unknown ones (such as {@code plausible_answers}) are passed over, and ids and answers may
 * be numbers.
 */
public final class DatasetReader {
  private static final Pattern ENDING = Pattern.compile("(?<=.)\\.(?:json|jsonl)(?:\\.gz)?$");

  private DatasetReader() {}

  /**
   * Reads a file.
   *
   * @param context told the bytes read of all bytes, now and then
   * @throws InputException if the file is missing, or is in none of these layouts
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
    try (FingerprintStream bytes =
        new FingerprintStream(new BufferedInputStream(in, 1 << 16), context)) {
      Gathering gathering = new Gathering(file, Runtime.getRuntime().maxMemory() / 2);
      Runnable progress = () -> context.progress(bytes.count(), size);
      FileStart start = FileStart.of(bytes);
      if (start.kind() == FileStart.Kind.GZIP) {
        start = FileStart.of(new GZIPInputStream(start.whole()));
      }
      JsonExamples examples = new JsonExamples(gathering, progress, context);
      JsonFile.read(
          file,
          start,
          json -> {
            examples.read(json);
            return examples;
          });
      bytes.transferTo(OutputStream.nullOutputStream()); // What follows a packed file counts, too.
      return gathering.dataset(name, bytes.fingerprint());
    } catch (EOFException | ZipException e) {
      throw new InputException(e, DataFault.DAMAGED, file);
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
    return ENDING.matcher(name).replaceFirst("");
  }
}
