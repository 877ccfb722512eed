package org.zonelens.analysis.zone;

import java.util.List;
import org.zonelens.analysis.fault.InputException;

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
   * The next layer in which anything is done.
   *
   * @param from the first that counts
   * @param layers the model's number of layers
   * @return that number if there is none
   */
  public int nextLayer(int from, int layers) {
    return interventions.stream()
        .mapToInt(each -> each.scope().nextLayer(from, layers))
        .min()
        .orElse(layers);
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
}
