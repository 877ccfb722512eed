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
 * <p>"How long" and 多长 ask how; only "how many", "how much", 多少 and 几 ask for a number. A question
 * word counts by what it asks for, not by its letters: "what year", 什么时候 and 哪一年 ask when, 什么地方
 * asks where, 为什么 asks why, 第几 asks which.
 */
public enum QuestionKind {
  WHO(
      "who|whom|whose",
      "[谁誰]|(?<!任)何人|[什甚][么麼麽]人"
          // 哪些名胜 asks for sights, not for people.
          + "|哪(?:些|[一二两兩三四五六七八九十几幾\\d]{0,3})"
          + "(?:位(?!置)|(?<!些)名(?![称稱著])|[个個]?人(?![口物种種]))"),
  WHAT("what", "[什甚][么麼麽]|啥|(?<![任如几幾])何(?=[种種物事者谓謂名为為])|(?<=有)何"),
  WHEN(
      "when|(?:what|which)\\s+"
          + "(?:(?:year|date|day|month|decade|era|period|time(?!\\s+zone))s?|centur(?:y|ies))",
      "[什甚][么麼麽]([时時][候间間期代刻]|年[代份]|日[期子])|(?<!任)何[时時年月日]"
          + "|哪一?[个個]?([年月天日]|世[纪紀]|[时時][候间間期代刻]|朝代)"
          // 几号球衣 and 几号线 ask for a number that is no day.
          + "|[几幾]([几幾]年|月(?!份?[间間])|[点點]|[号號](?!球|[线線楼樓])|[时時](?!候))"),
  WHERE(
      "where",
      "哪[里裡裏儿兒边邊]|(?<!任)何[处處地方](?!面)|(?<=[在于於位到])哪(?=[?？。，,的\\s]|$)"
          // 踢什么位置 and 担任了什么位置 ask for a player's position.
          + "|([什甚][么麼麽]|哪[个個])(地[方点點]|(?<![职職踢打任]了?..)位置)"),
  WHY(
      "why",
      // 为什么 is "as what" after verbs such as 称 and 改名, but neither after 革命 nor after 书名.
      "(?<!(?<![工生电電革決决])[称稱作定认認成改命视視誉譽荐薦译譯聘]"
          + "|[改更]名|[册冊追]封|[归歸][类類]|[划劃]分|改[划劃]|[称稱]之|[被常][误誤])"
          // Nor is it "why" with no verb behind it, but for 因为什么, 是为什么 and 为什么 on its own.
          + "[为為][什甚][么麼麽](?!(形[状狀]|[颜顏]色|物[质質])?[?？。\\s]*$)"
          + "|(?<=^|[因是底竟，,\\s])[为為][什甚][么麼麽](?=[?？。\\s]*$)"
          + "|[为為][何啥]|因何|何故|[什甚][么麼麽]原因|(?<!任)何[种種]?原因|原因[是为為][什甚][么麼麽]"),
  HOW(
      "how",
      "怎[么麼麽样樣]?|咋(?!舌)|如何"
          // 许多大船, 多伦多大区 and 科罗拉多大学 do not ask how large something is.
          + "|(?<![许許很众眾最更伦倫])多(?=[久长長高远遠重深宽寬快早厚]|大(?![学學型]))"),
  HOW_MANY(
      "how\\s+(?:many|much)",
      // 近几年 does not ask for a number, and 几号 asks for one of a row, not for how many there are.
      "多少|(?<![十好茶数數百千无無近这這那])[几幾](?![乎何率内內十百千万萬号號])"),
  WHICH("which", "哪(?!吒)|第[几幾]|[几幾][号號]"),
  OTHER("(?!)", "(?!)");

  /** Where several stand at the same place, the first one counts: those that say most. */
  private static final List<QuestionKind> PRECEDENCE =
      List.of(WHY, WHEN, WHERE, WHO, HOW_MANY, HOW, WHICH, WHAT);

  private static final Pattern ENGLISH =
      pattern("(?<![\\p{L}\\p{N}])(?:", kind -> kind.english, ")(?![\\p{L}\\p{N}])");
  private static final Pattern CHINESE = pattern("", kind -> kind.chinese, "");

  /**
   * The clause in front of "When it melts, what forms?", or its first word where no comma ends it.
   * A "when" that asks has an auxiliary verb behind it.
   */
  private static final Pattern WHEN_CLAUSE =
      Pattern.compile(
          "^\\s*when\\s+(?!(?:exactly|did|was|were|is|are|do|does|will|would|can|could|has|have|had"
              + "|might|should|must)(?:n['’]t)?\\b)(?:[^,]*,)?",
          Pattern.CASE_INSENSITIVE);

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
      QuestionKind main = first(ENGLISH, WHEN_CLAUSE.matcher(question).replaceFirst(""));
      // "When in May did it open?" has no other question word, so its "when" asks after all.
      return main == OTHER ? first(ENGLISH, question) : main;
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
