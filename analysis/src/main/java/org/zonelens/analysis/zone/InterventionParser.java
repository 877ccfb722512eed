package org.zonelens.analysis.zone;

import java.util.BitSet;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.zone.Zone.Combination.Kind;

/**
 * Recursive descent over one spec.
 *
 * <pre>
 * spec     = zone ['@' set] ['#' set] ['!' operator]
 * zone     = term {('+' | '&amp;' | '-') term}          combined from left to right
 * term     = name | 'diagonal:' k | '[' set '/' set ']' | '(' zone ')'
 * set      = 'all' | range {',' range}
 * range    = number | number '-' number
 * operator = 'exclude' | 'zero' | 'scale:' factor | 'uniform'
 * </pre>
 */
final class InterventionParser {
  /** Far above any model or window; keeps a typing slip from filling the memory. */
  private static final int GREATEST_INDEX = 99_999;

  /** Bounds what is built, and so the depth of every recursion over it. */
  private static final int MOST_TERMS = 100;

  /** More than MOST_TERMS, as the canonical spelling has parentheses around each combination. */
  private static final int DEEPEST = 150;

  private static final int LONGEST_SHOWN = 80;

  private final String spec;
  private int at;
  private int terms;
  private int depth;

  InterventionParser(String spec) {
    this.spec = spec.strip();
  }

  Intervention parse() {
    Zone zone = zone();
    IndexSet layers = skip('@') ? set() : IndexSet.all();
    IndexSet heads = skip('#') ? set() : IndexSet.all();
    Operator operator = skip('!') ? operator() : Operator.EXCLUDE;
    if (at < spec.length()) {
      throw syntax();
    }
    return new Intervention(
        zone, new Scope(new Scope.Layers(layers), new Scope.Heads(heads)), operator);
  }

  private Zone zone() {
    Zone zone = term();
    while (true) {
      Kind kind;
      if (skip(Kind.UNION.symbol())) {
        kind = Kind.UNION;
      } else if (skip(Kind.INTERSECTION.symbol())) {
        kind = Kind.INTERSECTION;
      } else if (skip(Kind.DIFFERENCE.symbol())) {
        kind = Kind.DIFFERENCE;
      } else {
        return zone;
      }
      zone = new Zone.Combination(zone, kind, term());
    }
  }

  private Zone term() {
    if (skip('(')) {
      if (++depth > DEEPEST) {
        throw syntax();
      }
      Zone inner = zone();
      expect(')');
      depth--;
      return inner;
    }
    if (++terms > MOST_TERMS) {
      throw syntax();
    }
    if (skip('[')) {
      IndexSet rows = set();
      expect('/');
      IndexSet columns = set();
      expect(']');
      return new Zone.Block(rows, columns);
    }
    // The longest name wins: "published-all" is not "published" without "all".
    NamedZone longest = null;
    for (NamedZone zone : NamedZone.values()) {
      if (spec.startsWith(zone.id(), at)
          && (longest == null || zone.id().length() > longest.id().length())) {
        longest = zone;
      }
    }
    int end = longest == null ? at : at + longest.id().length();
    if (longest == null || (end < spec.length() && Character.isLetterOrDigit(spec.charAt(end)))) {
      throw new InputException(SpecFault.UNKNOWN_ZONE, spec, word());
    }
    at = end;
    return longest == NamedZone.DIAGONAL && skip(':') ? new Zone.Near(number()) : longest;
  }

  private IndexSet set() {
    if (spec.startsWith("all", at)) {
      at += "all".length();
      return IndexSet.all();
    }
    BitSet members = new BitSet();
    do {
      int first = number();
      int last = skip('-') ? number() : first;
      if (last < first) {
        throw new InputException(SpecFault.BAD_SET, spec, first + "-" + last);
      }
      members.set(first, last + 1);
    } while (skip(','));
    return new IndexSet.Some(members);
  }

  private int number() {
    int start = at;
    while (at < spec.length() && spec.charAt(at) >= '0' && spec.charAt(at) <= '9') {
      at++;
    }
    String digits = spec.substring(start, at);
    if (digits.isEmpty() || digits.length() > 5 || Integer.parseInt(digits) > GREATEST_INDEX) {
      at = start;
      throw new InputException(SpecFault.BAD_SET, spec, word());
    }
    return Integer.parseInt(digits);
  }

  private Operator operator() {
    String name = spec.substring(at);
    at = spec.length();
    try {
      return switch (name) {
        case "exclude" -> Operator.EXCLUDE;
        case "zero" -> Operator.ZERO;
        case "uniform" -> Operator.UNIFORM;
        case String scale when scale.startsWith("scale:") ->
            new Operator.Scale(Double.parseDouble(scale.substring("scale:".length())));
        default -> throw new InputException(SpecFault.UNKNOWN_OPERATOR, spec, name);
      };
    } catch (IllegalArgumentException notFinite) {
      throw new InputException(notFinite, SpecFault.UNKNOWN_OPERATOR, spec, name);
    }
  }

  private boolean skip(char symbol) {
    if (at < spec.length() && spec.charAt(at) == symbol) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char symbol) {
    if (!skip(symbol)) {
      throw syntax();
    }
  }

  private InputException syntax() {
    return new InputException(SpecFault.SYNTAX, shown(spec), shown(spec.substring(at)));
  }

  /** As much of a text as a message can show. */
  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  /** What stands here, for the message. */
  private String word() {
    int end = at;
    while (end < spec.length() && "@#!+&)/],".indexOf(spec.charAt(end)) < 0) {
      end++;
    }
    return spec.substring(at, end);
  }
}
