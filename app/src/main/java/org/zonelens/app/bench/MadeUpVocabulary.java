package org.zonelens.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;

/**
 * The vocabulary of a model with made-up weights: the most frequent words of the text that it is to
 * read, and single characters for the rest. As real models' vocabularies do, it makes little more
 * than one token of a word; with one made for other text, windows would be far too long to measure
 * with.
 */
public final class MadeUpVocabulary {
  private static final Pattern WORD =
      Pattern.compile("\\p{IsHan}|[\\p{L}\\p{M}&&[^\\p{IsHan}]]+|\\p{N}+|\\S");

  private MadeUpVocabulary() {}

  /**
   * Writes the files of an uncased BERT's tokenizer.
   *
   * @param size the most tokens
   * @param folder an empty one
   */
  public static void write(Dataset dataset, int size, Path folder) throws IOException {
    Map<String, Integer> words = new HashMap<>();
    Set<String> passages = new LinkedHashSet<>();
    for (Example each : dataset.examples()) {
      count(each.question(), words);
      passages.add(each.passage());
    }
    passages.forEach(passage -> count(passage, words));
    Set<String> tokens = new LinkedHashSet<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    words.keySet().stream()
        .flatMapToInt(String::codePoints)
        .distinct()
        .sorted()
        .limit(size / 4)
        .mapToObj(Character::toString)
        .forEach(
            character -> {
              tokens.add(character);
              tokens.add("##" + character);
            });
    words.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .takeWhile(_ -> tokens.size() < size)
        .forEach(tokens::add);
    Files.write(folder.resolve("vocab.txt"), tokens);
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"tokenizer_class\": \"BertTokenizer\", \"do_lower_case\": true}");
  }

  private static void count(String text, Map<String, Integer> words) {
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.merge(matcher.group(), 1, Integer::sum);
    }
  }
}
