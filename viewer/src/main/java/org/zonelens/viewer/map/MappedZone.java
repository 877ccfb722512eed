package org.zonelens.viewer.map;

import org.zonelens.analysis.zone.Cells;

/**
 * A zone as a map shows it.
 *
 * @param name what the legend says
 * @param cells which cells it has, compiled for the window shown
 */
public record MappedZone(String name, Cells cells) {}
