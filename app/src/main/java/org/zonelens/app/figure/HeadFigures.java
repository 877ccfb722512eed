package org.zonelens.app.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.chart.AttentionFigure;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.export.Export;
import org.zonelens.viewer.export.FigureSize;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.map.MappedZone;
import org.zonelens.viewer.palette.ColourScale;
import org.zonelens.viewer.palette.Palette;

/** Every head of one trace as a picture in a folder, the four zones outlined. */
public final class HeadFigures {
  private static final FigureSize SIZE = new FigureSize(900, 800, 1);
  private static final List<NamedZone> ZONES =
      List.of(NamedZone.Q2, NamedZone.Q2P, NamedZone.P2Q, NamedZone.P2);

  private HeadFigures() {}

  /**
   * Writes {@code attention-L-H.png} for each layer L and head H, counted from 0.
   *
   * @throws org.zonelens.analysis.fault.InputException if the folder cannot be written to
   */
  public static void write(Path folder, Trace trace, Locale locale) {
    List<MappedZone> zones =
        ZONES.stream()
            .map(
                zone ->
                    new MappedZone(
                        zone.id().toUpperCase(Locale.ROOT),
                        zone.cells(trace.window().roles(), Convention.STRICT)))
            .toList();
    Texts texts = Texts.of("command", locale);
    for (int layer = 0; layer < trace.attention().layers(); layer++) {
      for (int head = 0; head < trace.attention().heads(); head++) {
        AttentionFigure figure =
            new AttentionFigure(
                texts.get("demo.head", layer, head),
                AttentionMap.of(trace.window(), trace.attention().matrix(layer, head)),
                zones,
                new ColourScale.Linear(Palette.VIRIDIS, 0, 1),
                ChartTheme.LIGHT,
                locale);
        Export.write(folder.resolve("attention-%d-%d.png".formatted(layer, head)), figure, SIZE);
      }
    }
  }
}
