package org.zonelens.analysis.session;

import org.zonelens.analysis.model.Trace;

/** A trace kept in a session, to be looked at without the model. */
public record PinnedTrace(Pin pin, Trace trace) {}
