package org.zonelens.analysis.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * CMRC 2018's comparison ({@code cmrc2018_evaluate.py}, version v5): exact match without
 * punctuation, and F1 over the longest run of segments in common, where every Chinese character is
 * a segment and the rest is cut into words.
 *
 * <p>The script knows no unanswerable questions; here the empty text is their only right answer.
 */
final class CmrcRule implements AnswerRule {
  static final AnswerRule V5 = new CmrcRule();

  /** The script's list; its "……" is two characters and so never matches one. */
  private static final String PUNCTUATION = "-:_*^/\\~`+=，。：？！“”；’《》·、「」（）－～『』";

  private CmrcRule() {}

  @Override
  public Score score(List<String> answers, String prediction) {
    if (answers.isEmpty()) {
      return prediction.isEmpty() ? Score.RIGHT : Score.WRONG;
    }
    String bare = bare(prediction);
    List<String> segments = segments(bare);
    boolean exact = false;
    double f1 = 0;
    for (String answer : answers) {
      String wanted = bare(answer);
      exact |= wanted.equals(bare);
      List<String> wantedSegments = segments(wanted);
      int same = longestCommonRun(wantedSegments, segments);
      f1 = Math.max(f1, F1.of(same, segments.size(), wantedSegments.size()));
    }
    return new Score(exact, f1);
  }

  /** Lower case, stripped, without punctuation. */
  private static String bare(String text) {
    String stripped = PythonText.strip(text.toLowerCase(Locale.ROOT));
    StringBuilder kept = new StringBuilder(stripped.length());
    for (int i = 0; i < stripped.length(); i++) {
      if (PUNCTUATION.indexOf(stripped.charAt(i)) < 0) {
        kept.append(stripped.charAt(i));
      }
    }
    return kept.toString();
  }

  /** Every Chinese character, and the words between. */
  private static List<String> segments(String bare) {
    List<String> segments = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i <= bare.length(); i++) {
      boolean end = i == bare.length();
      if (end || isChinese(bare.charAt(i))) {
        if (begin < i) {
          segments.addAll(TreebankWords.of(bare.substring(begin, i)));
        }
        if (!end) {
          segments.add(bare.substring(i, i + 1));
        }
        begin = i + 1;
      }
    }
    return segments;
  }

  private static boolean isChinese(char c) {
    return c >= '\u4e00' && c <= '\u9fa5';
  }

  private static int longestCommonRun(List<String> one, List<String> other) {
    int longest = 0;
    int[] runs = new int[other.size() + 1]; // Of runs that end at one's last and other's i-th.
    for (String segment : one) {
      for (int i = other.size(); i > 0; i--) {
        runs[i] = segment.equals(other.get(i - 1)) ? runs[i - 1] + 1 : 0;
        longest = Math.max(longest, runs[i]);
      }
    }
    return longest;
  }
}
