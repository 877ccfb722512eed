package org.zonelens.app.window.charts;

import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.ZoneLayerChart;
import org.zonelens.viewer.palette.ColourScale;

/** The figures that a sweep can be seen as. */
public enum FigureKind {
  /** Zones by layers in the colours of the published figure, from -10 to 2 points. */
  PUBLISHED {
    @Override
    JFreeChart draw(DeltaTable table, ChartTheme theme, Locale locale) {
      return ZoneLayerChart.of(table, ColourScale.Diverging.DELTA_EM, theme, locale);
    }
  },
  /** The same, with a scale that no value exceeds. */
  FITTED {
    @Override
    JFreeChart draw(DeltaTable table, ChartTheme theme, Locale locale) {
      return ZoneLayerChart.of(table, table.fittedScale(), theme, locale);
    }
  };

  abstract JFreeChart draw(DeltaTable table, ChartTheme theme, Locale locale);
}
