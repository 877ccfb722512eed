package org.zonelens.models.device;

import org.zonelens.analysis.model.Precision;

/**
 * How the user wants a model to run.
 *
 * @param precision of its answers
 */
public record ComputeChoice(DeviceChoice device, Precision precision) {

  /** The best device, in fp32. */
  public static final ComputeChoice AUTO =
      new ComputeChoice(new DeviceChoice.Auto(), Precision.FP32);

  /** The CPU, in fp32. */
  public static final ComputeChoice CPU = new ComputeChoice(new DeviceChoice.Cpu(), Precision.FP32);
}
