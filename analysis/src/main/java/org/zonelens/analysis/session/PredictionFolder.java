package org.zonelens.analysis.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zonelens.analysis.data.DataFault;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.file.NumberedName;
import org.zonelens.analysis.file.WholeFile;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.score.Predictions;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.Scope;

/**
 * The answers of a session as files that the official scorers read: {@code baseline.json} and one
 * file per mask, each {@code {id: text}}, and {@code index.json}, which says what is in which.
 *
 * <p>The index is an array of objects with {@code file}, {@code mask} (empty for the baseline),
 * {@code n} (answers in the file), {@code em} and {@code f1} over those. A scorer that counts
 * questions without an answer as wrong gives less on a sweep over a part of the data set.
 */
public final class PredictionFolder {
  private static final String BASELINE = "baseline.json";
  private static final String INDEX = "index.json";

  private final List<Intervention> interventions;

  public PredictionFolder(Session session) {
    this.interventions = session.interventions();
  }

  /** The names of all files, the index first. */
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of(INDEX, BASELINE));
    for (int i = 0; i < interventions.size(); i++) {
      names.add(name(i));
    }
    return names;
  }

  private String name(int index) {
    String readable = readable(interventions.get(index));
    return NumberedName.of(index + 1, interventions.size(), readable, ".json");
  }

  private static String readable(Intervention intervention) {
    Scope scope = intervention.scope();
    StringBuilder name = new StringBuilder(intervention.zone().toString());
    if (!scope.layers().equals(Scope.EVERYWHERE.layers())) {
      name.append("-layer").append(scope.layers().indexes());
    }
    if (!scope.heads().equals(Scope.EVERYWHERE.heads())) {
      name.append("-head").append(scope.heads().indexes());
    }
    if (!(intervention.operator() instanceof Operator.Exclude)) {
      name.append('-').append(intervention.operator());
    }
    return name.toString();
  }

  /**
   * Writes all files, replacing those of the same names; the folder is made if it is not there.
   *
   * @param table of the session, for the index
   * @param context is told the number of files written
   * @throws InputException if something cannot be written there
   */
  public void write(Session session, SweepTable table, Path folder, JobContext context) {
    try {
      Files.createDirectories(folder);
      long files = interventions.size() + 2L;
      Predictions.write(folder.resolve(BASELINE), session.baselinePredictions());
      for (int i = 0; i < interventions.size(); i++) {
        context.checkpoint();
        context.progress(i + 1L, files);
        Predictions.write(folder.resolve(name(i)), session.predictions(interventions.get(i)));
      }
      // Last: what it names is there.
      WholeFile.write(
          folder.resolve(INDEX), unfinished -> Files.writeString(unfinished, index(table)));
      context.progress(files, files);
    } catch (IOException e) {
      throw new InputException(e, DataFault.CANNOT_WRITE, folder.toString());
    }
  }

  private String index(SweepTable table) {
    ObjectMapper mapper = new ObjectMapper();
    List<ObjectNode> entries = new ArrayList<>();
    entries.add(entry(mapper, BASELINE, "", table.done(), table.em(), table.f1()));
    for (int i = 0; i < interventions.size(); i++) {
      SweepCell cell = table.cells().get(i);
      entries.add(
          entry(mapper, name(i), interventions.get(i).toString(), cell.n(), cell.em(), cell.f1()));
    }
    return entries.stream()
        .map(ObjectNode::toString)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static ObjectNode entry(
      ObjectMapper mapper, String file, String mask, int n, double em, double f1) {
    ObjectNode entry = mapper.createObjectNode().put("file", file).put("mask", mask).put("n", n);
    return n == 0 ? entry.putNull("em").putNull("f1") : entry.put("em", em).put("f1", f1);
  }
}
