package org.zonelens.app.report;

import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.app.figure.SweepDeltas;
import org.zonelens.assets.Texts;

/** Masks in words. */
final class MaskLabels {
  private MaskLabels() {}

  /** Such as “P2Q, layer 3”. */
  static String of(Intervention mask, Texts texts) {
    Scope scope = mask.scope();
    List<String> parts = new ArrayList<>(List.of(SweepDeltas.name(mask.zone())));
    if (scope.equals(Scope.EVERYWHERE)) {
      parts.add(texts.get("mask.whole"));
    }
    if (!scope.layers().equals(Scope.EVERYWHERE.layers())) {
      parts.add(texts.get("mask.layer", scope.layers().indexes()));
    }
    if (!scope.heads().equals(Scope.EVERYWHERE.heads())) {
      parts.add(texts.get("mask.head", scope.heads().indexes()));
    }
    if (!(mask.operator() instanceof Operator.Exclude)) {
      parts.add(mask.operator().toString());
    }
    return String.join(texts.get("mask.comma"), parts);
  }
}
