package org.zonelens.analysis.session;

import java.time.Instant;
import java.util.Optional;

/**
 * One time that somebody worked on a session.
 *
 * @param ended empty while running, or if the program was killed
 */
public record Run(Instant started, Optional<Instant> ended, Environment environment) {}
