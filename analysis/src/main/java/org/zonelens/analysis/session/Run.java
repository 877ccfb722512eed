package org.zonelens.analysis.session;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.zonelens.analysis.sweep.Ending;

/**
 * One time that somebody worked on a session.
 *
 * @param ended empty while running, or if the program was killed
 * @param ending how the sweep came to its end; empty where {@code ended} is, if it failed, and in
 *     runs of versions 1 and 2, which did not note it
 * @param untilWidth points below which every interval of ΔEM was to come; empty if all questions
 *     were to be answered, and in runs that did not note how they ended
 */
public record Run(
    Instant started,
    Optional<Instant> ended,
    Optional<Ending> ending,
    OptionalDouble untilWidth,
    Environment environment) {}
