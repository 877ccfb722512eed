package org.zonelens.viewer.heatmap;

/** One cell by its tokens' positions: the row attends to the column. */
public record Cell(int from, int to) {}
