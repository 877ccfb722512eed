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
 * @param by the parts of the model in which every zone is masked; empty if there are single masks
 *     and nothing else
 * @param convention how all of their zones are read
 * @param interventions zone by zone, in each the parts and in these the scopes in ascending order,
 *     then single masks; none twice
 */
public record SweepPlan(List<By> by, Convention convention, List<Intervention> interventions) {

  /** The zones of the published figures, in their order. */
  public static final List<Zone> PUBLISHED_ZONES =
      List.of(NamedZone.ALL, NamedZone.Q2, NamedZone.Q2P, NamedZone.P2Q, NamedZone.P2);

  /** Every zone with a name that masks something: the published ones first. */
  public static final List<NamedZone> NAMED_ZONES =
      List.of(
          NamedZone.ALL,
          NamedZone.Q2,
          NamedZone.Q2P,
          NamedZone.P2Q,
          NamedZone.P2,
          NamedZone.CLS,
          NamedZone.SEP,
          NamedZone.SPECIAL,
          NamedZone.DIAGONAL);

  public SweepPlan {
    by = List.copyOf(by);
    interventions = List.copyOf(interventions);
    if (interventions.isEmpty() || Set.copyOf(interventions).size() != interventions.size()) {
      throw new IllegalArgumentException("not one or more different masks: " + interventions);
    }
  }

  /**
   * Every zone in every part of a model.
   *
   * @param zones in the order of the tables; a zone named twice is tried once
   * @param by in the order of the tables; one named twice is tried once
   * @param layers the model's number of layers
   * @param heads its number of heads
   */
  public static SweepPlan of(
      List<? extends Zone> zones,
      List<By> by,
      Operator operator,
      Convention convention,
      int layers,
      int heads) {
    Set<Intervention> interventions = new LinkedHashSet<>();
    for (Zone zone : zones) {
      for (By part : by) {
        for (Scope scope : part.scopes(layers, heads)) {
          interventions.add(new Intervention(zone, scope, operator));
        }
      }
    }
    return new SweepPlan(by.stream().distinct().toList(), convention, List.copyOf(interventions));
  }

  /** Single masks and nothing else; one given twice is tried once. */
  public static SweepPlan of(List<Intervention> masks, Convention convention) {
    return new SweepPlan(List.of(), convention, masks.stream().distinct().toList());
  }

  /** This plan and single masks after it; one that is in it already is tried once. */
  public SweepPlan and(List<Intervention> masks) {
    Set<Intervention> all = new LinkedHashSet<>(interventions);
    all.addAll(masks);
    return new SweepPlan(by, convention, List.copyOf(all));
  }
}
