package org.zonelens.analysis.model;

import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.zone.Masking;

/** Windows on the device, ready to be run with any number of maskings. */
public interface Batch extends AutoCloseable {

  /**
   * Runs the model under each of several maskings. What they have in common, such as the layers
   * below the first that one of them changes, is computed once; they come in no particular order.
   *
   * @param maxTokens the most tokens of a pass in which several maskings run side by side, each
   *     with a copy of these windows; a single masking may have more
   * @throws org.zonelens.analysis.fault.InputException if a masking names a layer or head that the
   *     model does not have, or the model has no QA head
   * @throws OutOfMemory if the device has no room for a single masking of these windows
   */
  void run(List<Masking> maskings, int maxTokens, MaskedRuns runs);

  /**
   * Runs the model once and gives each window's logits, in the order of the windows.
   *
   * @throws org.zonelens.analysis.fault.InputException as above
   * @throws OutOfMemory as above
   */
  default List<SpanLogits> run(Masking masking) {
    List<SpanLogits> result = new ArrayList<>();
    run(List.of(masking), 1, (_, logits, _) -> result.addAll(logits));
    return result;
  }

  /**
   * Runs the model and records the attention of every layer and head as well.
   *
   * <p>A model without a QA head can be traced too; its logits are all 0.
   *
   * @throws org.zonelens.analysis.fault.InputException if the masking names a layer or head that
   *     the model does not have
   */
  List<Trace> trace(Masking masking);

  @Override
  void close();
}
