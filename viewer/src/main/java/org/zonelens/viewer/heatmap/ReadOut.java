package org.zonelens.viewer.heatmap;

import java.util.List;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.map.MappedZone;

/**
 * What is under the cross-hair.
 *
 * @param zones names of the shown zones that the cell is in
 */
public record ReadOut(
    int from, int to, String fromToken, String toToken, float weight, List<String> zones) {
  public ReadOut {
    zones = List.copyOf(zones);
  }

  static ReadOut at(AttentionMap map, List<MappedZone> zones, Cell cell) {
    return new ReadOut(
        cell.from(),
        cell.to(),
        map.label(cell.from()),
        map.label(cell.to()),
        map.at(cell.from(), cell.to()),
        zones.stream()
            .filter(zone -> zone.cells().size() == map.size())
            .filter(zone -> zone.cells().at(cell.from(), cell.to()))
            .map(MappedZone::name)
            .toList());
  }
}
