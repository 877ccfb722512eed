package org.zonelens.analysis.model;

import java.util.List;

/** Gets the logits of several maskings of one batch as they are found. */
@FunctionalInterface
public interface MaskedRuns {

  /**
   * Asked before a masking is run, the last chance to pass it over. The logits of the model as it
   * is, if they are asked for, are there before any masking that starts in the last layer.
   *
   * <p>Whatever this throws ends the run.
   *
   * @param masking its place in the list
   */
  default boolean wants(int masking) {
    return true;
  }

  /**
   * Gets what came out.
   *
   * @param masking its place in the list
   * @param logits in the order of the windows
   * @param proven whether no layer's result turned out to be changed, so that these are the logits
   *     of the model as it is
   */
  void take(int masking, List<SpanLogits> logits, boolean proven);
}
