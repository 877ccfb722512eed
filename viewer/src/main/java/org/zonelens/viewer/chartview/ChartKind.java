package org.zonelens.viewer.chartview;

/** The ways to draw a table of changes. */
public enum ChartKind {
  /** Zones across, layers upwards, a colour per change. */
  HEATMAP,
  /** A line per zone over the layers. */
  LINES,
  /** A bar per zone, for the selected row. */
  BARS
}
