package org.zonelens.analysis.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model answered on a data set.
 *
 * @param results per example finished, in the order of the file
 * @param seconds wall-clock time, tokenising included
 * @param cancelled whether the user stopped before the last example
 */
public record EvaluationResult(List<ExampleResult> results, double seconds, boolean cancelled) {
  public EvaluationResult {
    results = List.copyOf(results);
  }

  public int examples() {
    return results.size();
  }

  public int windows() {
    return results.stream().mapToInt(ExampleResult::windows).sum();
  }

  /** Exact matches in percent of the examples finished; NaN if there is none. */
  public double exact() {
    long right = results.stream().filter(each -> each.answer().score().exact()).count();
    return 100.0 * right / results.size();
  }

  /** Mean F1 in percent over the examples finished; NaN if there is none. */
  public double f1() {
    double sum = results.stream().mapToDouble(each -> each.answer().score().f1()).sum();
    return 100 * sum / results.size();
  }

  /** Answers by the examples' ids, in the order of the file. */
  public Map<String, String> predictions() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (ExampleResult each : results) {
      texts.put(each.example().id(), each.answer().text());
    }
    return texts;
  }
}
