package org.zonelens.analysis.slice;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a question asks for, by its first question word. English and Chinese questions are told
 * apart by their script; questions in other languages are {@link #OTHER}.
 *
 * <p>"How long" and 多长 ask how; only "how many", "how much", 多少 and 几 ask for a number. A Chinese
 * question word counts by what it asks for, not by its letters: 什么时候 and 哪一年 ask when, 什么地方 asks
 * where, 为什么 asks why.
 */
public enum QuestionKind {
  WHO("who|whom|whose", "[谁誰]|(?<!任)何人|[什甚][么麼]人|哪一?位|哪些?[个個]?人(?![口物种種])"),
  WHAT("what", "[什甚][么麼]|啥|何(?=[种種物事者谓謂名])(?<![任如几幾]何)"),
  WHEN(
      "when",
      "[什甚][么麼]([时時][候间間期代刻]|年[代份]|日[期子])|(?<!任)何[时時年月日]"
          + "|哪一?[个個]?([年月天日]|世[纪紀]|[时時][候间間期代刻]|朝代)"
          + "|[几幾](月(?!份?[间間])|[号號点點]|[时時](?!候))"),
  WHERE(
      "where",
      "哪([里裡裏儿兒边邊]|[个個](地方|位置))|(?<!任)何[处處地方](?!面)|[什甚][么麼](地方|位置|地[点點])"
          + "|(?<=[在于於位到])哪(?=[?？。，,的\\s]|$)"),
  WHY(
      "why",
      // 被称为什么 asks what something is called.
      "(?<![称稱作定认認成改命视視誉譽荐薦])[为為][什甚][么麼]|[为為][何啥]|因何|何故" + "|[什甚][么麼]原因|何[种種]原因|原因[是为為][什甚][么麼]"),
  HOW("how", "怎[么麼样樣]?|如何|多(?=[久长長大高远遠重深宽寬快早厚])"),
  HOW_MANY("how\\s+(?:many|much)", "多少|(?<![十好茶数數百千无無])[几幾](?![乎何率内內十百千万萬])"),
  WHICH("which", "哪"),
  OTHER("(?!)", "(?!)");

  /** Where several stand at the same place, the first one counts: those that say most. */
  private static final List<QuestionKind> PRECEDENCE =
      List.of(WHY, WHEN, WHERE, WHO, HOW_MANY, HOW, WHICH, WHAT);

  private static final Pattern ENGLISH =
      pattern("(?<![\\p{L}\\p{N}])(?:", kind -> kind.english, ")(?![\\p{L}\\p{N}])");
  private static final Pattern CHINESE = pattern("", kind -> kind.chinese, "");
  private static final Pattern KANA_OR_HANGUL =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private final String english;
  private final String chinese;

  QuestionKind(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** The name on the command line and in files, such as {@code how-many}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static QuestionKind of(String question) {
    if (!HAN.matcher(question).find()) {
      return first(ENGLISH, question);
    }
    return KANA_OR_HANGUL.matcher(question).find() ? OTHER : first(CHINESE, question);
  }

  private static QuestionKind first(Pattern words, String question) {
    Matcher matcher = words.matcher(question);
    if (!matcher.find()) {
      return OTHER;
    }
    for (QuestionKind kind : PRECEDENCE) {
      if (matcher.group(kind.group()) != null) {
        return kind;
      }
    }
    return OTHER;
  }

  private String group() {
    return name().replace("_", "");
  }

  private static Pattern pattern(
      String before, Function<QuestionKind, String> words, String after) {
    String kinds =
        PRECEDENCE.stream()
            .map(kind -> "(?<" + kind.group() + ">" + words.apply(kind) + ")")
            .collect(Collectors.joining("|"));
    return Pattern.compile(before + kinds + after, Pattern.CASE_INSENSITIVE);
  }
}
