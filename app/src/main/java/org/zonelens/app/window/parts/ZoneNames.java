package org.zonelens.app.window.parts;

import java.util.Locale;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Zone;

/** How zones are written in the window: as in the papers, and the same in every language. */
public final class ZoneNames {
  private ZoneNames() {}

  public static String of(Zone zone) {
    return zone instanceof NamedZone named ? name(named) : zone.toString();
  }

  private static String name(NamedZone zone) {
    return switch (zone) {
      case ALL, DIAGONAL, SPECIAL, PUBLISHED_ALL -> zone.id();
      case Q2, Q2P, P2Q, P2 -> zone.id().toUpperCase(Locale.ROOT);
      case CLS, SEP -> "[" + zone.name() + "]";
    };
  }
}
