package org.zonelens.analysis.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the short words that every text of a language is full of. */
final class FunctionWords {

  private record Words(Language language, Set<String> words) {
    static Words of(Language language, String words) {
      return new Words(language, Set.copyOf(Arrays.asList(words.split(" "))));
    }
  }

  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "was", "were", "is", "by", "with", "that", "from", "which",
          "has", "had", "it", "its", "this", "their", "who", "what", "when", "where");

  /** None of them is an English word. Several languages may be {@link Language#OTHER}. */
  private static final List<Words> LATIN =
      List.of(
          Words.of(
              Language.GERMAN,
              "der und von den das ist ein eine nicht mit im auf dem sich wurde als für auch zu"),
          Words.of(
              Language.SPANISH, "el la los las que por una del y se de en es fue su con como más"),
          Words.of(
              Language.FRENCH,
              "de la le les et des du une est dans que qui il au aux pour sur par avec été"),
          Words.of(
              Language.VIETNAMESE, "của và là các một được trong cho có người những với năm không"),
          Words.of(
              Language.TURKISH, "ve bir bu için ile olarak olan da de daha gibi çok sonra kadar"),
          Words.of(
              Language.ROMANIAN,
              "și în de la din care cu pe este sunt fost lui mai că nu sau un o"),
          Words.of(Language.OTHER, "het een van niet zijn de en dat op voor werd"), // Dutch
          Words.of(
              Language.OTHER, "os um uma da dos em não de que o e para com foi são"), // Portuguese
          Words.of(Language.OTHER, "il di che della è nel gli la le un una del e sono"), // Italian
          Words.of(Language.OTHER, "els de la amb és dels i que el en les va"), // Catalan
          Words.of(
              Language.OTHER, "och att som av på og til det jeg en er den ett"), // Scandinavian
          Words.of(Language.OTHER, "w na nie jest się z że i oraz przez"), // Polish
          Words.of(Language.OTHER, "yang dan dengan di untuk dari pada ini itu")); // Indonesian

  /** What speaks against English; words of one letter may be anything in an English text. */
  private static final Set<String> NOT_ENGLISH =
      LATIN.stream()
          .flatMap(each -> each.words().stream())
          .filter(word -> word.length() > 1 || word.equals("w") || word.equals("y"))
          .collect(Collectors.toCollection(HashSet::new));

  private static final Set<String> HINDI =
      Set.of("है", "के", "का", "की", "में", "से", "और", "को", "हैं", "एक", "था", "थे", "थी");

  /** Marathi and Nepali. */
  private static final Set<String> NOT_HINDI =
      Set.of("आहे", "आणि", "या", "हे", "होते", "आहेत", "छ", "हो", "र", "मा", "पनि", "छन्", "गरेको");

  private final long[] latin = new long[LATIN.size()];
  private long english;
  private long notEnglish;
  private long hindi;
  private long notHindi;

  void add(String word) {
    english += ENGLISH.contains(word) ? 1 : 0;
    notEnglish += NOT_ENGLISH.contains(word) ? 1 : 0;
    for (int i = 0; i < latin.length; i++) {
      latin[i] += LATIN.get(i).words().contains(word) ? 1 : 0;
    }
    hindi += HINDI.contains(word) ? 1 : 0;
    notHindi += NOT_HINDI.contains(word) ? 1 : 0;
  }

  boolean hindi() {
    return hindi >= notHindi;
  }

  /** The language of a text in Latin letters; English if nothing speaks for another. */
  Language latin() {
    if (english >= notEnglish) {
      return Language.ENGLISH;
    }
    int best = 0;
    boolean tie = false;
    for (int i = 1; i < latin.length; i++) {
      tie = latin[i] == latin[best] || (tie && latin[i] < latin[best]);
      best = latin[i] > latin[best] ? i : best;
    }
    return tie ? Language.OTHER : LATIN.get(best).language();
  }
}
