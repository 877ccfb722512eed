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
        "TRADITIONAL_CHINESE | 臺北市是中華民國的首都，這個城市從清朝開始發展。",
        "JAPANESE | 東京は日本の首都であり、世界でも最大級の都市の一つです。",
        "JAPANESE | 国会図書館デジタルコレクションで閲覧できる。",
        "KOREAN   | 서울은 대한민국의 수도이다.",
        "KOREAN   | 1839년 바그너는 괴테의 파우스트(Faust)를 처음 읽고 交響曲을 쓰려 했다.",
        "RUSSIAN  | Москва — столица России.",
        "OTHER    | Київ є столицею України, її найбільшим містом і центром культури.",
        "OTHER    | София е столицата на България и се намира в българския югозапад, къде",
        "ARABIC   | القاهرة هي عاصمة مصر",
        "OTHER    | تهران پایتخت ایران است و بزرگ‌ترین شهر کشور شمرده می‌شود.",
        "HINDI    | दिल्ली भारत की राजधानी है और एक महानगर है।",
        "OTHER    | मुंबई ही महाराष्ट्राची राजधानी आहे आणि मोठे शहर आहे.",
        "GREEK    | Η Αθήνα είναι η πρωτεύουσα της Ελλάδας.",
        "HEBREW   | ירושלים היא בירת ישראל.",
        "THAI     | กรุงเทพมหานครเป็นเมืองหลวงของประเทศไทย",
        "OTHER    | თბილისი საქართველოს დედაქალაქია.",
        "GERMAN   | Der Vertrag wurde in der Stadt unterzeichnet und beendete den Krieg.",
        "FRENCH   | Le traité a été signé dans la ville et il mit fin à la guerre.",
        "SPANISH  | El tratado se firmó en la ciudad y puso fin a la guerra.",
        "ROMANIAN | Tratatul a fost semnat în oraș și a pus capăt războiului din care au scăpat.",
        "TURKISH  | Antlaşma şehirde imzalandı ve savaşı sona erdiren bir belge olarak kabul edildi.",
        "VIETNAMESE | Hà Nội là thủ đô của Việt Nam và là thành phố lớn.",
        "OTHER    | Il trattato è stato firmato nella città e pose fine alla guerra che era nel regno.",
        "OTHER    | Het verdrag werd in de stad getekend en een oorlog was voor het volk voorbij."
      })
  void passagesShowTheirLanguage(Language language, String passage) {
    LanguageGuess guess = new LanguageGuess();
    guess.add(passage);
    assertEquals(language, guess.answer());
  }
}
