package org.zonelens.analysis.score;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zonelens.analysis.data.DataFault;
import org.zonelens.analysis.data.JsonFile;
import org.zonelens.analysis.data.WellFormedText;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.file.WholeFile;

/** Files of predictions, {@code {id: text}}, as the official scorers read them. */
public final class Predictions {
  private static final JsonFactory JSON = new JsonFactory();

  private Predictions() {}

  /**
   * Reads predictions in the order of the file. Of several for one id the last counts, as in
   * Python.
   *
   * @throws InputException if the file is missing, is no JSON, or has anything but texts
   */
  public static Map<String, String> read(Path file) {
    Map<String, String> predictions = new LinkedHashMap<>();
    JsonFile.read(
        file.toString(),
        JsonFile.open(file),
        json -> {
          if (!json.isObject()) {
            throw notPredictions(file, json);
          }
          json.object(
              id -> {
                if (!json.isText()) {
                  throw notPredictions(file, json);
                }
                predictions.put(WellFormedText.of(id), json.text());
              });
          return predictions;
        });
    return Collections.unmodifiableMap(predictions);
  }

  /**
   * Writes predictions, one per line. Whatever goes wrong, a file that was there before stays
   * whole.
   *
   * @throws InputException if it cannot be written there
   */
  public static void write(Path file, Map<String, String> predictions) {
    if (Files.isDirectory(file)) {
      throw new InputException(DataFault.IS_FOLDER, file.toString());
    }
    try {
      WholeFile.write(file, unfinished -> writeTo(unfinished, predictions));
    } catch (IOException e) {
      throw new InputException(e, DataFault.CANNOT_WRITE, file.toString());
    }
  }

  private static void writeTo(Path file, Map<String, String> predictions) throws IOException {
    var lines =
        new DefaultPrettyPrinter()
            .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    try (JsonGenerator json = JSON.createGenerator(Files.newBufferedWriter(file))) {
      json.setPrettyPrinter(lines);
      json.writeStartObject();
      for (var prediction : predictions.entrySet()) {
        json.writeStringField(
            WellFormedText.of(prediction.getKey()), WellFormedText.of(prediction.getValue()));
      }
      json.writeEndObject();
    }
  }

  private static InputException notPredictions(Path file, JsonFile json) {
    return new InputException(DataFault.NOT_PREDICTIONS, file.toString(), json.pointer());
  }
}
