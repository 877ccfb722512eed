package org.zonelens.analysis.sweep;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.decode.DecodingRule;
import org.zonelens.analysis.decode.SettledAnswer;
import org.zonelens.analysis.evaluate.ExampleBatch;
import org.zonelens.analysis.evaluate.TokenisedExample;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Zone;

/**
 * Proofs, cheaper than a run, that an intervention leaves every answer of a batch as it is:
 *
 * <ul>
 *   <li>its zone has no cell in any window;
 *   <li>it acts in the last layer only, so that only its own rows' logits change, and the answers
 *       do not depend on those.
 * </ul>
 *
 * <p>A third one, that the masked cells held no weight, needs the model and is made where it runs.
 */
final class NoEffect {
  private final Provenance provenance;
  private final ExampleBatch batch;
  private final List<Window> windows;
  private final Map<Zone, Boolean> emptyZones = new HashMap<>();
  private final Map<Zone, Boolean> settledZones = new HashMap<>();
  private List<SpanLogits> baseline = List.of();

  NoEffect(Provenance provenance, ExampleBatch batch) {
    this.provenance = provenance;
    this.batch = batch;
    this.windows = batch.windows();
  }

  /** Makes the second proof possible. */
  void setBaseline(List<SpanLogits> logits) {
    baseline = List.copyOf(logits);
  }

  boolean isProvenFor(Intervention intervention) {
    Zone zone = intervention.zone();
    if (zone.revealsPadding()) {
      return false;
    }
    return emptyZones.computeIfAbsent(zone, this::isEmpty)
        || (isInLastLayerOnly(intervention)
            && !baseline.isEmpty()
            && settledZones.computeIfAbsent(zone, this::isSettled));
  }

  private boolean isEmpty(Zone zone) {
    return windows.stream()
        .allMatch(each -> zone.cells(each.roles(), provenance.convention()).isEmpty());
  }

  /** In a model of one layer, DeBERTa's convolution would carry changes to neighbouring rows. */
  private boolean isInLastLayerOnly(Intervention intervention) {
    int last = provenance.layers() - 1;
    return last > 0 && intervention.scope().nextLayer(0, provenance.layers()) == last;
  }

  private boolean isSettled(Zone zone) {
    DecodingRule rule = provenance.settings().rules().decoding();
    int first = 0;
    for (TokenisedExample example : batch.examples()) {
      List<Window> own = example.windows();
      List<SpanLogits> logits = baseline.subList(first, first + own.size());
      List<BitSet> rows = new ArrayList<>();
      for (Window window : own) {
        rows.add(zone.cells(window.roles(), provenance.convention()).rows());
      }
      if (!SettledAnswer.holds(rule, own, logits, rows)) {
        return false;
      }
      first += own.size();
    }
    return true;
  }
}
