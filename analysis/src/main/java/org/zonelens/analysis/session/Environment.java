package org.zonelens.analysis.session;

import org.zonelens.analysis.evaluate.BatchRule;

/**
 * What worked on a session, and how. Results should not depend on it, but for the last digits of
 * logits, and people want to know.
 *
 * @param program name and version of this program
 * @param engine name and version of the tensor engine
 * @param natives versions of the engine's native libraries
 * @param device such as {@code cpu}, or {@code gpu:0,gpu:1} where several share the work
 * @param threads of the engine
 * @param precision such as {@code fp32}
 * @param batching how large batches are; who goes on with a session keeps to it
 * @param java version and vendor
 * @param system operating system and processor
 */
public record Environment(
    String program,
    String engine,
    String natives,
    String device,
    int threads,
    String precision,
    BatchRule batching,
    String java,
    String system) {

  /** Stands for what runs of version 1 did not note. */
  public static final String NOT_NOTED = "";

  /** The same on other devices. */
  public Environment withDevice(String name) {
    return new Environment(
        program, engine, natives, name, threads, precision, batching, java, system);
  }

  /** The same with another batch rule. */
  public Environment withBatching(BatchRule rule) {
    return new Environment(
        program, engine, natives, device, threads, precision, rule, java, system);
  }
}
