package org.zonelens.analysis.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Operator;

class SweepPlanTest {

  @ParameterizedTest
  @CsvSource({
    "layer, p2q@0 p2q@1 q2@0 q2@1",
    "head, p2q#0 p2q#1 p2q#2 q2#0 q2#1 q2#2",
    "whole, p2q q2",
    "layer-head, p2q@0#0 p2q@0#1 p2q@0#2 p2q@1#0 p2q@1#1 p2q@1#2"
        + " q2@0#0 q2@0#1 q2@0#2 q2@1#0 q2@1#1 q2@1#2"
  })
  void goesZoneByZoneThroughTheParts(String by, String specs) {
    assertEquals(specs, spelled(By.byId(by).orElseThrow(), List.of(NamedZone.P2Q, NamedZone.Q2)));
  }

  @Test
  void aZoneNamedTwiceIsTriedOnce() {
    assertEquals("q2", spelled(By.WHOLE, List.of(NamedZone.Q2, NamedZone.Q2)));
  }

  private static String spelled(By by, List<NamedZone> zones) {
    SweepPlan plan = SweepPlan.of(zones, by, Operator.EXCLUDE, Convention.STRICT, 2, 3);
    return String.join(" ", plan.interventions().stream().map(Intervention::toString).toList());
  }

  @Test
  void unknownPartsHaveNoName() {
    assertEquals(Optional.empty(), By.byId("layers"));
  }

  @Test
  void anEmptyPlanIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> spelled(By.LAYER, List.of()));
  }
}
