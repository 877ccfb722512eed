package org.zonelens.models.demo;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lower-cased WordPiece vocabulary of the demo.
 *
 * <p>Whole words are those of the grammar's sentences. Invented names fall into an onset and an
 * ending, so that a name never seen is still made of pieces well known; every letter and digit is a
 * piece, so that nothing typed in plain English becomes {@code [UNK]} alone.
 */
final class DemoVocabulary {
  private static final Pattern SLOT = Pattern.compile("\\{[^}]*}");
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  /** One given name in this many is spelt in pieces, so that training meets the letter pieces. */
  private static final int SPELT = 4;

  private final Set<String> pieces = new LinkedHashSet<>();

  private DemoVocabulary() {}

  /** The pieces in the order of their ids. */
  static List<String> of(Grammar grammar) {
    DemoVocabulary vocabulary = new DemoVocabulary();
    vocabulary.pieces.addAll(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    vocabulary.characters();
    vocabulary.figures();
    vocabulary.names(grammar);
    vocabulary.words(grammar);
    return List.copyOf(vocabulary.pieces);
  }

  private void characters() {
    for (char mark = '!'; mark <= '~'; mark++) {
      if (!Character.isUpperCase(mark)) {
        pieces.add(String.valueOf(mark));
      }
    }
    for (char letter = 'a'; letter <= 'z'; letter++) {
      pieces.add("##" + letter);
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      pieces.add("##" + digit);
    }
  }

  private void figures() {
    for (int number = 0; number < 100; number++) {
      pieces.add(Integer.toString(number));
      pieces.add(String.format(Locale.ROOT, "##%02d", number));
    }
  }

  private void names(Grammar grammar) {
    for (String onset : grammar.list("onset")) {
      pieces.add(onset.toLowerCase(Locale.ROOT));
    }
    for (String list : List.of("surname-ending", "place-ending", "river-ending", "ship-ending")) {
      for (String ending : grammar.list(list)) {
        pieces.add("##" + ending);
      }
    }
    for (String list : List.of("given-female", "given-male")) {
      List<String> given = grammar.list(list);
      for (int index = 0; index < given.size(); index++) {
        if (index % SPELT != 0 && Split.TRAINING.admitsName(given.get(index))) {
          pieces.add(given.get(index).toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  private void words(Grammar grammar) {
    Set<String> words = new TreeSet<>();
    for (Topic topic : grammar.topics()) {
      collect(topic.leads(), words);
      collect(topic.extras(), words);
      collect(List.of(topic.entity().noun()), words);
      for (Relation relation : topic.relations()) {
        collect(relation.facts(), words);
        collect(relation.pairs(), words);
        collect(relation.questions(), words);
        collect(List.of(relation.answer()), words);
      }
    }
    grammar
        .lists()
        .forEach(
            (name, entries) -> {
              if (!nameElements(name)) {
                collect(entries, words);
              }
            });
    collect(PassageWriter.words(), words);
    collect(EntityForge.words(), words);
    collect(Phrases.words(), words);
    pieces.addAll(words);
  }

  private static boolean nameElements(String list) {
    return list.equals("onset") || list.endsWith("-ending") || list.startsWith("given-");
  }

  private static void collect(Collection<String> texts, Set<String> words) {
    for (String text : texts) {
      String plain = SLOT.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
      Matcher word = WORD.matcher(plain);
      while (word.find()) {
        words.add(word.group());
      }
    }
  }
}
