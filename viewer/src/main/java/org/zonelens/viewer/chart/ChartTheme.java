package org.zonelens.viewer.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.zonelens.analysis.window.Role;
import org.zonelens.viewer.type.FigureType;

/** Colours and type of figures, for light and dark surroundings. */
public enum ChartTheme {
  LIGHT(0xffffff, 0x22262b, 0x6b7178, 0xdfe3e8, 0xeef0f2),
  /** On the ground of the dark theme that the workbench wears, so that charts have no frame. */
  DARK(0x0d1117, 0xe6edf3, 0x9198a1, 0x3d444d, 0x212830);

  static final Stroke HAIRLINE = new BasicStroke(0.75f);

  private static final int[] LIGHT_SERIES = {
    0xd95f02, 0x0072b2, 0xb8478f, 0x00805a, 0x6a5acd, 0x6b7178
  };
  private static final int[] DARK_SERIES = {
    0xff9b4a, 0x56b4e9, 0xf08cc8, 0x3ecf9a, 0xa79bff, 0xb0b6bd
  };

  private final Color paper;
  private final Color ink;
  private final Color faint;
  private final Color grid;
  private final Color empty;

  ChartTheme(int paper, int ink, int faint, int grid, int empty) {
    this.paper = new Color(paper);
    this.ink = new Color(ink);
    this.faint = new Color(faint);
    this.grid = new Color(grid);
    this.empty = new Color(empty);
  }

  public Color paper() {
    return paper;
  }

  public Color ink() {
    return ink;
  }

  /** For what should step back: axis titles, ticks, hatching. */
  public Color faint() {
    return faint;
  }

  public Color grid() {
    return grid;
  }

  /** The ground of cells that have no value. */
  public Color empty() {
    return empty;
  }

  /** The colour of the n-th line or bar, readable on {@link #paper}. */
  public Color series(int index) {
    int[] inks = this == LIGHT ? LIGHT_SERIES : DARK_SERIES;
    return new Color(inks[Math.floorMod(index, inks.length)]);
  }

  /** Fewer right answers. */
  public Color loss() {
    return new Color(this == LIGHT ? 0x6d8bef : 0x7f9bff);
  }

  /** More right answers. */
  public Color gain() {
    return new Color(this == LIGHT ? 0xd6403a : 0xff7a70);
  }

  /** The colour of a token's label, readable on {@link #paper}. */
  public Color role(Role role) {
    return new Color(
        switch (role) {
          case QUESTION -> this == LIGHT ? 0x1a56b0 : 0x8ab8ff;
          case PASSAGE -> this == LIGHT ? 0x22703a : 0x86d39a;
          case CLS, SEP -> this == LIGHT ? 0xa04a00 : 0xffb066;
          case PAD -> this == LIGHT ? 0x6b7178 : 0x9aa0a8;
        });
  }

  Font font(double size) {
    return FigureType.regular(size);
  }

  /** A chart without dress. */
  static JFreeChart chart(String title, Plot plot, boolean legend) {
    return new JFreeChart(
        title.isEmpty() ? null : title, JFreeChart.DEFAULT_TITLE_FONT, plot, legend);
  }

  /** Gives a chart this theme's paper, ink and type; the caller dresses what is its own. */
  void dress(JFreeChart chart) {
    chart.setBackgroundPaint(paper);
    chart.setPadding(new RectangleInsets(8, 8, 8, 8));
    chart.setAntiAlias(true);
    if (chart.getTitle() != null) {
      chart.getTitle().setFont(font(15));
      chart.getTitle().setPaint(ink);
      chart.getTitle().setMargin(0, 0, 8, 0);
    }
    LegendTitle legend = chart.getLegend();
    if (legend != null) {
      legend.setBackgroundPaint(paper);
      legend.setItemFont(font(12));
      legend.setItemPaint(ink);
      legend.setFrame(BlockBorder.NONE);
    }
    Plot plot = chart.getPlot();
    plot.setBackgroundPaint(paper);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(4, 4, 4, 8));
  }

  /** Numbers on axes, with a true minus sign. */
  static DecimalFormat numbers() {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('\u2212');
    return new DecimalFormat("0.##", symbols);
  }

  void dress(Axis axis) {
    axis.setLabelFont(font(12));
    axis.setLabelPaint(faint);
    axis.setTickLabelFont(font(12));
    axis.setTickLabelPaint(ink);
    axis.setTickMarkPaint(grid);
    axis.setAxisLinePaint(grid);
  }
}
