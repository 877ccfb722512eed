package org.zonelens.analysis.model;

import java.util.List;
import org.zonelens.analysis.zone.Masking;

/**
 * Windows on the device, ready to be run with any number of maskings. Remembers the hidden states
 * of the unmasked run, so that each masking starts at the first layer it changes.
 */
public interface Batch extends AutoCloseable {

  /**
   * Runs the model and gives each window's logits, in the order of the windows.
   *
   * @throws org.zonelens.analysis.fault.InputException if the masking names a layer or head that
   *     the model does not have, or the model has no QA head
   */
  List<SpanLogits> run(Masking masking);

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
