package org.zonelens.analysis.session;

/**
 * What worked on a session. Results should not depend on it, but people want to know.
 *
 * @param program name and version of this program
 * @param engine name and version of the tensor engine
 * @param device such as {@code cpu} or {@code gpu:0}
 * @param threads of the engine
 */
public record Environment(String program, String engine, String device, int threads) {}
