package org.zonelens.models.hub;

import java.util.regex.Pattern;

/**
 * Which names are worth asking a hub about, so that a mistyped path or demo is told at once.
 *
 * <p>Those of the form {@code org/name}; and, of names without a slash, those like {@code
 * bert-base-uncased}: the few that the hub still knows from before there were organisations all
 * begin with the name of an architecture.
 */
final class HubIds {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_]([\\w.-]{0,94}[A-Za-z0-9_])?");
  private static final Pattern OLD =
      Pattern.compile(
          "(albert|bert|camembert|distilbert|distilroberta|electra|roberta|xlm|xlnet)"
              + "(-[A-Za-z0-9]+)+");

  private HubIds() {}

  static boolean isWorthAsking(String name) {
    if (name.length() > 96 || name.contains("--") || name.contains("..") || name.endsWith(".git")) {
      return false;
    }
    String[] parts = name.split("/", -1);
    return switch (parts.length) {
      case 1 -> OLD.matcher(name).matches();
      case 2 -> PART.matcher(parts[0]).matches() && PART.matcher(parts[1]).matches();
      default -> false;
    };
  }
}
