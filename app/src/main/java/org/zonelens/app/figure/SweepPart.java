package org.zonelens.app.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.viewer.chart.DeltaTable;

/** Which masks of a sweep one figure shows. */
public enum SweepPart {
  LAYER(DeltaTable.Kind.LAYER),
  HEAD(DeltaTable.Kind.HEAD),
  /** Layers, with a column for each head of each zone. */
  LAYER_HEAD(DeltaTable.Kind.LAYER),
  WHOLE(DeltaTable.Kind.WHOLE),
  /** Those that were tried singly. */
  MASKS(DeltaTable.Kind.MASK);

  private final DeltaTable.Kind rows;

  SweepPart(DeltaTable.Kind rows) {
    this.rows = rows;
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<SweepPart> byId(String id) {
    return Arrays.stream(values()).filter(part -> part.id().equals(id)).findFirst();
  }

  /** The part of the model that was masked; empty for single masks. */
  Optional<By> by() {
    return this == MASKS ? Optional.empty() : Optional.of(By.valueOf(name()));
  }

  DeltaTable.Kind rows() {
    return rows;
  }

  /** The parts that a sweep has. */
  public static List<SweepPart> of(SweepTable table) {
    return Arrays.stream(values())
        .filter(
            part ->
                part.by()
                    .map(by -> table.grid(by).isPresent())
                    .orElseGet(() -> !table.singles().isEmpty()))
        .toList();
  }
}
