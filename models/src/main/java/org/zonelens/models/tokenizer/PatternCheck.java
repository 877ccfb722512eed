package org.zonelens.models.tokenizer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Tells regular expressions that may be tried on any text from those that may take forever. The
 * library's matcher gives up after ten million steps back, and then aborts the whole process.
 *
 * <p>First by form: no group is repeated that itself repeats or has alternatives, which takes
 * exponential time on some texts, and nothing refers to a group. Then by trial, with Java's matcher
 * and a budget: what takes quadratic time at one place, in a run of one character, does not pass.
 */
final class PatternCheck {
  private static final int LONGEST = 5000;
  private static final int DEEPEST = 30;
  private static final int MOST_TIMES = 1000;
  private static final int RUN = 1000;
  private static final int BUDGET = 100 * RUN;
  private static final int MOST_FIRST = 40;
  private static final int MOST_RUNS = 60;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N} ]{2,}");

  /** Letters of several kinds, digits, blanks, marks and what hardly any pattern names. */
  private static final String RUNS = "aA1 \n\t.-_中é\u0301\u0001";

  private final String pattern;
  private int at;

  private PatternCheck(String pattern) {
    this.pattern = pattern;
  }

  static boolean isSafe(String pattern) {
    return pattern.length() <= LONGEST
        && new PatternCheck(pattern).isSafeByForm()
        && isSafeByTrial(pattern);
  }

  /** A group that is open while the pattern is read: whether it repeats or has alternatives. */
  private static final class Group {
    private boolean branches;
  }

  private boolean isSafeByForm() {
    Deque<Group> open = new ArrayDeque<>();
    open.push(new Group());
    while (at < pattern.length()) {
      char next = pattern.charAt(at);
      at++;
      boolean branching = false;
      switch (next) {
        case '\\' -> {
          if (at == pattern.length() || "gkK123456789".indexOf(pattern.charAt(at)) >= 0) {
            return false;
          }
          at++;
        }
        case '[' -> {
          if (!skipClass()) {
            return false;
          }
        }
        case '(' -> {
          // Conditions, absence operators and calls: Oniguruma has them, no tokenizer needs them.
          if (open.size() > DEEPEST
              || pattern.startsWith("?(", at)
              || pattern.startsWith("?~", at)) {
            return false;
          }
          open.push(new Group());
          continue;
        }
        case ')' -> {
          if (open.size() == 1) {
            return false;
          }
          branching = open.pop().branches;
        }
        case '|' -> {
          open.element().branches = true;
          continue;
        }
        default -> {}
      }
      int times = timesAtMost();
      if (times > MOST_TIMES || (times > 1 && branching)) {
        return false;
      }
      open.element().branches |= branching || times > 1;
    }
    return open.size() == 1;
  }

  /** How often what was read last may come; without end counts as the greatest that is allowed. */
  private int timesAtMost() {
    int times = 1;
    for (boolean more = false; at < pattern.length(); more = true) {
      char next = pattern.charAt(at);
      if (next == '?') {
        at++;
      } else if (more && (next == '*' || next == '{')) {
        // A repeat of a repeat; only the marks for few and for no steps back may follow one.
        return MOST_TIMES + 1;
      } else if (next == '*' || next == '+') {
        times = MOST_TIMES;
        at++;
      } else if (next == '{') {
        Matcher counts = Pattern.compile("\\{(\\d{0,9})(,(\\d{0,9}))?\\}").matcher(pattern);
        if (!counts.region(at, pattern.length()).lookingAt()) {
          // Braces that count nothing stand for themselves.
          return times;
        }
        String most = counts.group(2) == null ? counts.group(1) : counts.group(3);
        times = Math.max(times, most.isEmpty() ? MOST_TIMES : Integer.parseInt(most));
        at = counts.end();
      } else {
        return times;
      }
    }
    return times;
  }

  /** Goes beyond the end of a class, which may have others inside. */
  private boolean skipClass() {
    int depth = 1;
    boolean first = true;
    while (at < pattern.length()) {
      char next = pattern.charAt(at);
      at++;
      if (next == '\\') {
        at++;
      } else if (next == '[') {
        depth++;
      } else if (next == ']' && !first) {
        depth--;
        if (depth == 0) {
          return true;
        }
      }
      if (depth > DEEPEST) {
        return false;
      }
      first = next == '^' && first;
    }
    return false;
  }

  private static boolean isSafeByTrial(String pattern) {
    Pattern compiled;
    try {
      compiled = Pattern.compile(pattern);
    } catch (PatternSyntaxException _) {
      // Oniguruma's own notation; its form has been looked at.
      return true;
    }
    Set<String> first = new LinkedHashSet<>(List.of("", pattern));
    // The words of the pattern, which may have to come before what takes long.
    WORD.matcher(pattern).results().map(MatchResult::group).limit(MOST_FIRST).forEach(first::add);
    (pattern + RUNS)
        .codePoints()
        .mapToObj(Character::toString)
        .limit(MOST_FIRST)
        .forEach(first::add);
    Set<String> runs = new LinkedHashSet<>(List.of(pattern + " "));
    (RUNS + pattern).codePoints().mapToObj(Character::toString).limit(MOST_RUNS).forEach(runs::add);
    for (String run : runs) {
      String many = run.repeat(RUN / Math.min(RUN, run.length()));
      for (String start : first) {
        try {
          boolean _ = compiled.matcher(new Counted(start + many + '\u0001')).lookingAt();
        } catch (OutOfSteps | StackOverflowError _) {
          return false;
        }
      }
    }
    return true;
  }

  /** A text that can be looked at only so often. */
  private static final class Counted implements CharSequence {
    private final String text;
    private int steps;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps++;
      if (steps > BUDGET) {
        throw new OutOfSteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class OutOfSteps extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
