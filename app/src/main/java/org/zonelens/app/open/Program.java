package org.zonelens.app.open;

import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.session.Environment;
import org.zonelens.models.device.TensorEngine;

/** What this program says about itself. */
public final class Program {
  public static final String VERSION = "0.1.0";

  private Program() {}

  /** What a session notes about this program and machine, with batches of the usual size. */
  public static Environment environment(ModelCard card) {
    return environment(card, BatchRule.forDevice(card.device()));
  }

  /** What a session notes about this program and machine. */
  public static Environment environment(ModelCard card, BatchRule batching) {
    return new Environment(
        "ZoneLens " + VERSION,
        TensorEngine.version(),
        TensorEngine.natives(),
        card.device(),
        TensorEngine.threads(),
        card.precision().id(),
        batching,
        System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vendor"),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"));
  }
}
