package org.zonelens.analysis.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENGLISH | The treaty was signed in the town hall of Ostwick, and it ended the war.",
        "ENGLISH | Zorbin met Kelda.",
        "ENGLISH | 1914 1918",
        "ENGLISH | The word 北京 is the Chinese name of the capital, Beijing.",
        "CHINESE | 北京是中华人民共和国的首都，也是全国的政治中心。",
        "CHINESE | 索尼公司（Sony Corporation）是日本的一家跨国企业。",
        "CHINESE | 他在CD-ROM杂志上发表了几篇文章。",
        "OTHER   | 東京は日本の首都であり、世界でも最大級の都市の一つです。",
        "OTHER   | 서울은 대한민국의 수도이다.",
        "OTHER   | Москва — столица России.",
        "OTHER   | القاهرة هي عاصمة مصر",
        "OTHER   | Der Vertrag wurde in der Stadt unterzeichnet und beendete den Krieg.",
        "OTHER   | Le traité a été signé dans la ville et il mit fin à la guerre.",
        "OTHER   | El tratado se firmó en la ciudad y puso fin a la guerra.",
        "OTHER   | Hà Nội là thủ đô của Việt Nam và là thành phố lớn."
      })
  void passagesShowTheirLanguage(Language language, String passage) {
    LanguageGuess guess = new LanguageGuess();
    guess.add(passage);
    assertEquals(language, guess.answer());
  }
}
