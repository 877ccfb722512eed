package org.zonelens.app.window.attention;

import org.zonelens.analysis.zone.Cells;

/**
 * How much of their attention the rows of a zone spend inside it: the mean over the rows that the
 * zone touches of the sum of their weights in the zone (after Clark et al., 2019).
 */
final class ZoneMass {
  private ZoneMass() {}

  /**
   * The mass of one zone.
   *
   * @param weights n x n, row-major
   * @return between 0 and 1 for a pattern that softmax made; 0 for a zone without cells
   */
  static double of(Cells cells, float[] weights) {
    int size = cells.size();
    double sum = 0;
    int rows = 0;
    for (int from = 0; from < size; from++) {
      if (cells.countInRow(from) > 0) {
        rows++;
        for (int to = 0; to < size; to++) {
          if (cells.at(from, to)) {
            sum += weights[from * size + to];
          }
        }
      }
    }
    return rows == 0 ? 0 : sum / rows;
  }
}
