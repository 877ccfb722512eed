package org.zonelens.analysis.score;

import java.util.Map;
import org.zonelens.analysis.data.DataFault;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.fault.InputException;

/** Scores predictions for a whole data set as the official scripts do. */
public final class Scorer {
  private Scorer() {}

  /**
   * Scores all predictions. A question without one is wrong, but for {@link Metric#SQUAD_2}, whose
   * official script leaves it out of the mean. Predictions for other questions are ignored.
   *
   * @param predictions texts by the ids of questions
   * @throws InputException if there is a prediction for none of the questions
   */
  public static Totals score(Dataset dataset, Metric metric, Map<String, String> predictions) {
    int exact = 0;
    double f1 = 0;
    int found = 0;
    for (Example example : dataset.examples()) {
      String prediction = predictions.get(example.id());
      if (prediction != null) {
        Score score = metric.score(example, prediction);
        exact += score.exact() ? 1 : 0;
        f1 += score.f1();
        found++;
      }
    }
    if (found == 0) {
      throw new InputException(DataFault.FOREIGN_PREDICTIONS, dataset.name());
    }
    int counted = metric.countsMissing() ? dataset.examples().size() : found;
    return new Totals(counted, 100.0 * exact / counted, 100.0 * f1 / counted);
  }
}
