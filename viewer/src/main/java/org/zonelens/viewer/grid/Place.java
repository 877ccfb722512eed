package org.zonelens.viewer.grid;

/** A layer's head, both 0-based. */
public record Place(int layer, int head) {}
