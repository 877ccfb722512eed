package org.zonelens.app.gates.cycle.two;

import org.zonelens.app.gates.cycle.one.One;

/** Fixture: the other half of a cycle between packages. */
public record Two(One other) {}
