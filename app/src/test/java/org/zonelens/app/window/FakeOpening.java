package org.zonelens.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.DatasetReader;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.data.Language;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.app.open.KnownModel;
import org.zonelens.app.window.workspace.Opening;
import org.zonelens.app.window.workspace.WindowFault;

/** Opens a fake model and a small data set by the name "fake"; nothing else is a model. */
public final class FakeOpening implements Opening {
  private final FakeModel model;

  public FakeOpening(FakeModel model) {
    this.model = model;
  }

  @Override
  public ReadingModel model(String reference, JobContext context) {
    if (!reference.equals("fake")) {
      throw new InputException(WindowFault.NOT_OPENABLE, reference);
    }
    return model;
  }

  @Override
  public Dataset data(String reference, JobContext context) {
    return reference.equals("fake") ? data() : DatasetReader.read(Path.of(reference), context);
  }

  @Override
  public List<KnownModel> models() {
    return KnownModels.some();
  }

  @Override
  public List<String> builtIn() {
    return List.of("fake");
  }

  /** Forty questions on ten passages; the answer is the word after the name asked about. */
  public static Dataset data() {
    List<String> names = List.of("Ada", "Bela", "Cyr", "Dov");
    List<Example> examples =
        IntStream.range(0, 40)
            .mapToObj(
                number -> {
                  String passage =
                      "Once Ada wrote%1$d poems and Bela sang%1$d hymns while Cyr built%1$d boats near Dov baking%1$d bread ."
                          .formatted(number / 4);
                  String name = names.get(number % 4);
                  String answer = passage.split(name + " ")[1].split(" ")[0];
                  return new Example(
                      "q" + number,
                      "What did " + name + " do?",
                      passage,
                      number / 4,
                      "People",
                      List.of(new Example.Answer(answer, passage.indexOf(answer))),
                      false);
                })
            .toList();
    return new Dataset("fake-data", examples, 10, Language.ENGLISH, false, 0, "fake-data");
  }
}
