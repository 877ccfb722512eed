package org.zonelens.analysis.slice;

import org.zonelens.analysis.sweep.SweepTable;

/**
 * A part of a data set and what a sweep found on it.
 *
 * @param name one of those of its {@link Slicing}
 * @param table over the finished questions of the slice, with intervals and tests of its own:
 *     p-values are adjusted over the masks of this table, not over all slices
 */
public record Slice(String name, SweepTable table) {}
