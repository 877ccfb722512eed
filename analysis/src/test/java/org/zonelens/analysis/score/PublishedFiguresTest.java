package org.zonelens.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.DatasetReader;
import org.zonelens.analysis.data.SharedData;
import org.zonelens.analysis.job.JobContext;

/** Others' predictions get the figures that the official scripts give them. */
class PublishedFiguresTest {

  @ParameterizedTest
  @CsvSource({
    "v1.1-logistic-regression, dev-v1.1, SQUAD_1, 10570, 40.1419, 50.9815",
    "v1.1-match-lstm,          dev-v1.1, SQUAD_1, 10570, 67.6348, 76.7556",
    "v2.0-bert,                dev-v2.0, SQUAD_2, 11873, 78.7417, 81.7753"
  })
  void publishedPredictionsGetTheirOfficialFigures(
      String predictions, String data, Metric metric, int examples, double exact, double f1) {
    Dataset dataset =
        DatasetReader.read(SharedData.file("squad/" + data + ".json"), JobContext.NONE);
    assertEquals(metric, Metric.of(dataset));
    Totals totals =
        Scorer.score(
            dataset,
            metric,
            Predictions.read(SharedData.file("predictions/" + predictions + ".json")));
    assertEquals(examples, totals.examples());
    assertEquals(exact, totals.exact(), 0.00005);
    assertEquals(f1, totals.f1(), 0.00005);
  }
}
