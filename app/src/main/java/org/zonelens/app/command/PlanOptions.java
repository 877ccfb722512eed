package org.zonelens.app.command;

import java.util.Arrays;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.SpecFault;
import org.zonelens.analysis.zone.Zone;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a sweep tries. */
final class PlanOptions {
  /** Commas between zones, not those inside a token block such as {@code [0,3/5]}. */
  private static final String BETWEEN_ZONES = ",(?![^\\[]*\\])";

  @Option(names = "--zones", paramLabel = "Z,...", defaultValue = "all,q2,q2p,p2q,p2")
  private String zones = "";

  @Option(
      names = "--by",
      paramLabel = "layer|head|layer-head|whole",
      defaultValue = "layer",
      converter = ById.class)
  private By by = By.LAYER;

  @Option(names = "--operator", paramLabel = "OPERATOR", defaultValue = "exclude")
  private String operator = "";

  By by() {
    return by;
  }

  /**
   * Every zone in every part of a model.
   *
   * @throws InputException if a zone or the operator is none
   */
  SweepPlan plan(Convention convention, ModelCard card) {
    return SweepPlan.of(zones(), by, effect(), convention, card.layers(), card.heads());
  }

  /** Refuses what names no zone or operator, before anything is opened. */
  void check() {
    zones();
    effect();
  }

  private List<Zone> zones() {
    return Arrays.stream(zones.split(BETWEEN_ZONES)).map(PlanOptions::zone).toList();
  }

  private Operator effect() {
    return Intervention.parse("all!" + operator).operator();
  }

  /** A zone alone: layers, heads and operator have options of their own. */
  private static Zone zone(String spelling) {
    Intervention parsed = Intervention.parse(spelling);
    if (!parsed.scope().equals(Scope.EVERYWHERE)
        || !(parsed.operator() instanceof Operator.Exclude)) {
      throw new InputException(SpecFault.UNKNOWN_ZONE, spelling, spelling);
    }
    return parsed.zone();
  }

  /** Reads {@code layer}, {@code head}, {@code layer-head} or {@code whole}. */
  static final class ById implements ITypeConverter<By> {
    @Override
    public By convert(String id) {
      return By.byId(id).orElseThrow(() -> new TypeConversionException("not a part: " + id));
    }
  }
}
