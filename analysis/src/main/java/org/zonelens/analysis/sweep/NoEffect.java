package org.zonelens.analysis.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Zone;

/**
 * Proofs, cheaper than a run, that an intervention leaves every logit of some windows as it is. At
 * present one: its zone has no cell in any of them.
 */
final class NoEffect {
  private final List<Window> windows;
  private final Convention convention;
  private final Map<Zone, Boolean> emptyZones = new HashMap<>();

  NoEffect(List<Window> windows, Convention convention) {
    this.windows = List.copyOf(windows);
    this.convention = convention;
  }

  boolean isProvenFor(Intervention intervention) {
    return emptyZones.computeIfAbsent(intervention.zone(), this::isEmpty);
  }

  private boolean isEmpty(Zone zone) {
    return !zone.revealsPadding()
        && windows.stream().allMatch(each -> zone.cells(each.roles(), convention).isEmpty());
  }
}
