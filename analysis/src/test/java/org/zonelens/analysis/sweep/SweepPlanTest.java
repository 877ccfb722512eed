package org.zonelens.analysis.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    assertEquals(specs, spelled(By.parse(by), List.of(NamedZone.P2Q, NamedZone.Q2)));
  }

  @Test
  void aZoneNamedTwiceIsTriedOnce() {
    assertEquals("q2", spelled(List.of(By.WHOLE), List.of(NamedZone.Q2, NamedZone.Q2)));
  }

  @Test
  void anAtlasHasEveryPartOfAZoneBeforeTheNextZone() {
    assertEquals(
        "p2q@0 p2q@1 p2q#0 p2q#1 p2q#2 p2q q2@0 q2@1 q2#0 q2#1 q2#2 q2",
        spelled(
            List.of(By.LAYER, By.HEAD, By.WHOLE, By.LAYER), List.of(NamedZone.P2Q, NamedZone.Q2)));
  }

  @Test
  void singleMasksComeAfterThePlanAndNoneIsTriedTwice() {
    SweepPlan plan =
        plan(List.of(By.LAYER), List.of(NamedZone.Q2))
            .and(masks("special", "q2@1", "q2@1!zero", "(q2+p2)@0-1#2", "special"));
    assertEquals("q2@0 q2@1 special q2@1!zero (q2+p2)@0-1#2", spelled(plan));
    assertEquals(List.of(By.LAYER), plan.by());
    SweepPlan only = SweepPlan.of(masks("special", "q2@1", "special"), Convention.STRICT);
    assertEquals("special q2@1", spelled(only));
    assertEquals(List.of(), only.by());
  }

  private static List<Intervention> masks(String... specs) {
    return Stream.of(specs).map(Intervention::parse).toList();
  }

  private static SweepPlan plan(List<By> by, List<NamedZone> zones) {
    return SweepPlan.of(zones, by, Operator.EXCLUDE, Convention.STRICT, 2, 3);
  }

  private static String spelled(List<By> by, List<NamedZone> zones) {
    return spelled(plan(by, zones));
  }

  private static String spelled(SweepPlan plan) {
    return String.join(" ", plan.interventions().stream().map(Intervention::toString).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"layer", "layer,head", "whole,layer-head", "none"})
  void partsAreReadAsTheyAreWritten(String parts) {
    assertEquals(parts, By.spell(By.parse(parts)));
  }

  @Test
  void unknownPartsHaveNoName() {
    assertEquals(Optional.empty(), By.byId("layers"));
    assertThrows(NoSuchElementException.class, () -> By.parse("layer,"));
  }

  @Test
  void anEmptyPlanIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> spelled(List.of(By.LAYER), List.of()));
  }
}
