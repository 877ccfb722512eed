package org.zonelens.analysis.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.zonelens.analysis.model.ModelCard;

/**
 * What is known about a pinned trace, without the trace itself.
 *
 * @param name unique in its session
 * @param time when it was pinned
 * @param model what the user opened
 * @param family such as {@code bert}
 * @param fingerprint tells whether it is the session's model
 * @param example its id in the data set; empty if the texts were typed
 * @param answer over all windows of the example; empty for none
 */
public record Pin(
    String name,
    Instant time,
    String model,
    String family,
    String fingerprint,
    String example,
    String answer) {

  /** For a trace that is pinned now. */
  public static Pin now(String name, ModelCard card, String example, String answer) {
    return new Pin(
        name,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        card.name(),
        card.family(),
        card.fingerprint(),
        example,
        answer);
  }
}
