package org.zonelens.analysis.session;

import java.time.Instant;

/** What somebody wrote about a session, and when. */
public record Note(Instant time, String text) {}
