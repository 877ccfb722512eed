package org.zonelens.analysis.session;

import java.util.List;

/**
 * A question that an intervention turned from wrong to right or from right to wrong.
 *
 * @param id of the example
 * @param answers the right ones
 * @param before the model's answer without the intervention
 * @param after its answer under it
 * @param fixed whether it became right
 */
public record Flip(
    String id, String question, List<String> answers, String before, String after, boolean fixed) {
  public Flip {
    answers = List.copyOf(answers);
  }
}
