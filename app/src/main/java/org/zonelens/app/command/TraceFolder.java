package org.zonelens.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.file.NumberedName;
import org.zonelens.analysis.file.WholeFile;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.session.Pin;
import org.zonelens.analysis.session.Session;

/**
 * The pinned traces of a session as files, and {@code index.json}, which says what is in which: an
 * array of objects with {@code file}, {@code name}, {@code model}, {@code example} and {@code
 * pinned}.
 */
final class TraceFolder {
  private static final String INDEX = "index.json";

  private final List<Pin> pins;
  private final String ending;

  /**
   * @param ending of the format, see {@link TraceFile}
   */
  TraceFolder(Session session, String ending) {
    this.pins = session.traces();
    this.ending = ending;
  }

  /** The names of all files, the index first. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of(INDEX));
    for (int i = 0; i < pins.size(); i++) {
      names.add(name(i));
    }
    return names;
  }

  private String name(int index) {
    return NumberedName.of(index + 1, pins.size(), pins.get(index).name(), ending);
  }

  /**
   * Writes all files, replacing those of the same names; the folder is made if it is not there.
   *
   * @throws InputException if something cannot be written there
   */
  void write(Session session, Path folder, JobContext context) {
    ArrayNode index = JsonOption.object().putArray("traces");
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < pins.size(); i++) {
        context.checkpoint();
        context.progress(i, pins.size());
        Pin pin = pins.get(i);
        TraceFile.write(
            folder.resolve(name(i)), session.trace(pin.name()).trace(), pin.model(), pin.answer());
        index
            .addObject()
            .put("file", name(i))
            .put("name", pin.name())
            .put("model", pin.model())
            .put("example", pin.example())
            .put("pinned", pin.time().toString());
      }
      WholeFile.write(
          folder.resolve(INDEX),
          unfinished -> Files.writeString(unfinished, index.toPrettyString() + "\n"));
    } catch (IOException e) {
      throw new InputException(e, CommandFault.CANNOT_WRITE, folder.toString());
    }
    context.progress(pins.size(), pins.size());
  }
}
