package org.zonelens.analysis.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.window.Roles;

/**
 * The interventions of one run, in the order given, and how their zones are read. Every {@code
 * exclude} acts before softmax, the others after it, in this order.
 */
public record Masking(Convention convention, List<Intervention> interventions) {

  /** The model as it is. */
  public static final Masking NONE = new Masking(Convention.PUBLISHED, List.of());

  /**
   * Puts interventions together.
   *
   * @throws InputException if a zone has no meaning under the convention
   */
  public Masking {
    interventions = List.copyOf(interventions);
    for (Intervention each : interventions) {
      if (convention == Convention.STRICT && each.zone().revealsPadding()) {
        throw new InputException(SpecFault.NOT_STRICT, each.toString());
      }
    }
  }

  public static Masking of(Convention convention, Intervention... interventions) {
    return new Masking(convention, List.of(interventions));
  }

  public boolean isNone() {
    return interventions.isEmpty();
  }

  /** Whether the run needs windows padded to the longest length, with the padding visible. */
  public boolean revealsPadding() {
    return interventions.stream().anyMatch(each -> each.zone().revealsPadding());
  }

  /**
   * The first layer that differs from the model as it is; empty if none does.
   *
   * @param layers the model's number of layers
   */
  public OptionalInt firstLayer(int layers) {
    return interventions.stream()
        .mapToInt(each -> each.scope().layers().indexes().below(layers).nextSetBit(0))
        .filter(layer -> layer >= 0)
        .min();
  }

  /**
   * Refuses interventions that point outside a model.
   *
   * @throws InputException if one names a layer or head that the model does not have
   */
  public void requireWithin(int layers, int heads) {
    for (Intervention each : interventions) {
      if (each.scope().layers().indexes() instanceof IndexSet.Some some && some.last() >= layers) {
        throw new InputException(
            SpecFault.NO_SUCH_LAYER, each.toString(), some.last(), layers, layers - 1);
      }
      if (each.scope().heads().indexes() instanceof IndexSet.Some some && some.last() >= heads) {
        throw new InputException(
            SpecFault.NO_SUCH_HEAD, each.toString(), some.last(), heads, heads - 1);
      }
    }
  }

  /**
   * What is to be done to the attention of one window.
   *
   * @param roles the n roles of the window, padding included
   * @return per intervention its cells, n x n
   */
  public WindowMask in(Roles roles) {
    List<WindowMask.Edit> edits = new ArrayList<>();
    for (Intervention each : interventions) {
      edits.add(
          new WindowMask.Edit(
              each.scope(),
              each.operator(),
              each.zone().cells(roles, convention),
              each.zone().revealsPadding()));
    }
    return new WindowMask(roles.size(), edits);
  }
}
