package org.zonelens.analysis.sweep;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.Zone;

/**
 * Which interventions a sweep tries, each by itself.
 *
 * @param convention how all of their zones are read
 * @param interventions zone by zone, in each the scopes in ascending order; none twice
 */
public record SweepPlan(By by, Convention convention, List<Intervention> interventions) {

  /** The zones of the published figures, in their order. */
  public static final List<Zone> PUBLISHED_ZONES =
      List.of(NamedZone.ALL, NamedZone.Q2, NamedZone.Q2P, NamedZone.P2Q, NamedZone.P2);

  public SweepPlan {
    interventions = List.copyOf(interventions);
    if (interventions.isEmpty() || Set.copyOf(interventions).size() != interventions.size()) {
      throw new IllegalArgumentException("not one or more different masks: " + interventions);
    }
  }

  /**
   * Every zone in every part of a model.
   *
   * @param zones in the order of the tables; a zone named twice is tried once
   * @param layers the model's number of layers
   * @param heads its number of heads
   */
  public static SweepPlan of(
      List<? extends Zone> zones,
      By by,
      Operator operator,
      Convention convention,
      int layers,
      int heads) {
    Set<Intervention> interventions = new LinkedHashSet<>();
    for (Zone zone : zones) {
      for (Scope scope : by.scopes(layers, heads)) {
        interventions.add(new Intervention(zone, scope, operator));
      }
    }
    return new SweepPlan(by, convention, List.copyOf(interventions));
  }
}
