package org.zonelens.analysis.data;

/** Counts the letters by which languages that share a script differ. */
final class NeighbourLetters {
  /** Frequent characters that only traditional Chinese has, and what became of them. */
  private static final String TRADITIONAL = "國這個們來時為會學對發後過說還進開關與無從點問題長門東車馬體電";

  private static final String SIMPLIFIED = "国这个们来时为会学对发后过说还进开关与无从点问题长门东车马体电";

  private static final String NOT_ARABIC = "پچژگکیٹڈڑےہ";
  private static final String NOT_RUSSIAN = "іїєґўјљњђћџ";
  private static final String NOT_BULGARIAN = "ыэЫЭ";

  private long traditional;
  private long simplified;
  private long persian;
  private long notRussian;
  private long notBulgarian;
  private long hardSigns;

  void add(int letter) {
    if (letter < 0x400) {
      return; // Nearly all text, and none of these letters.
    }
    traditional += TRADITIONAL.indexOf(letter) >= 0 ? 1 : 0;
    simplified += SIMPLIFIED.indexOf(letter) >= 0 ? 1 : 0;
    persian += NOT_ARABIC.indexOf(letter) >= 0 ? 1 : 0;
    notRussian += NOT_RUSSIAN.indexOf(letter) >= 0 ? 1 : 0;
    notBulgarian += NOT_BULGARIAN.indexOf(letter) >= 0 ? 1 : 0;
    hardSigns += letter == 'ъ' ? 1 : 0;
  }

  boolean traditional() {
    return traditional > simplified;
  }

  /** Whether one letter in fifty is none that Arabic has, but Persian or Urdu. */
  boolean persian(long letters) {
    return persian * 50 > letters;
  }

  /** Not if one letter in a hundred is of a neighbour, or only Bulgarian has so many hard signs. */
  boolean russian(long letters) {
    return notRussian * 100 <= letters && !(hardSigns * 100 > letters && notBulgarian == 0);
  }
}
