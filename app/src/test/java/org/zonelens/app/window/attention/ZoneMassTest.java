package org.zonelens.app.window.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.zone.Cells;
import org.zonelens.analysis.zone.Cells.From;
import org.zonelens.analysis.zone.Cells.To;

class ZoneMassTest {
  @Test
  void rowsOutsideTheZoneDoNotCount() {
    float[] weights = {0.5f, 0.5f, 0, 0.2f, 0.2f, 0.6f, 0, 0, 1};
    BitSet rows = BitSet.valueOf(new long[] {0b011});
    BitSet columns = BitSet.valueOf(new long[] {0b101});
    assertEquals(
        (0.5 + 0.8) / 2,
        ZoneMass.of(Cells.block(3, new From(rows), new To(columns)), weights),
        1e-6);
  }

  @Test
  void aZoneWithoutCellsHasNoMass() {
    assertEquals(0, ZoneMass.of(Cells.none(2), new float[] {1, 0, 0, 1}));
  }
}
