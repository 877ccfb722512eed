package org.zonelens.app.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.SpecFault;
import org.zonelens.analysis.zone.Zone;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What a sweep tries: zones in parts of the model, single masks, or both. */
final class PlanOptions {
  /** Commas between zones, not those inside a token block such as {@code [0,3/5]}. */
  private static final String BETWEEN_ZONES = ",(?![^\\[]*\\])";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec command;

  @Option(names = "--zones", paramLabel = "Z,...", defaultValue = "all,q2,q2p,p2q,p2")
  private String zones = "";

  @Option(
      names = "--by",
      split = ",",
      splitSynopsisLabel = ",",
      paramLabel = "layer|head|layer-head|whole",
      defaultValue = "layer",
      converter = ById.class)
  private List<By> by = new ArrayList<>();

  @Option(names = "--operator", paramLabel = "OPERATOR", defaultValue = "exclude")
  private String operator = "";

  @Option(names = "--mask", paramLabel = "SPEC")
  private List<String> masks = new ArrayList<>();

  @Mixin private final ConventionOption convention = new ConventionOption();

  /** The parts in which every zone is masked; none where only single masks are asked for. */
  List<By> by() {
    boolean zonesAskedFor =
        Stream.of("--zones", "--by", "--preset")
            .anyMatch(command.commandLine().getParseResult()::hasMatchedOption);
    return masks.isEmpty() || zonesAskedFor ? by : List.of();
  }

  /**
   * The sweep of every zone in every part of a model, and then of the single masks.
   *
   * @throws InputException if a zone, the operator or a mask is none
   */
  SweepSetup setup(ModelCard card, Dataset dataset, SweepSettings settings) {
    return SweepSetup.of(card, dataset, plan(card), settings);
  }

  private SweepPlan plan(ModelCard card) {
    Convention read = convention.value();
    return by().isEmpty()
        ? SweepPlan.of(masks(), read)
        : SweepPlan.of(zones(), by(), effect(), read, card.layers(), card.heads()).and(masks());
  }

  /** Refuses what names no zone, operator or mask, before anything is opened. */
  void check() {
    Operator effect = effect();
    List<Intervention> tried = new ArrayList<>(masks());
    if (!by().isEmpty()) {
      zones().forEach(zone -> tried.add(new Intervention(zone, Scope.EVERYWHERE, effect)));
    }
    new Masking(convention.value(), tried);
  }

  private List<Intervention> masks() {
    return masks.stream().map(Intervention::parse).toList();
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
