package org.zonelens.models.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lower-cased WordPiece vocabulary of the demo.
 *
 * <p>In English whole words are those of the grammar's sentences. Invented names fall into an onset
 * and an ending, so that a name never seen is still made of pieces well known; every letter and
 * digit is a piece, so that nothing typed in plain English becomes {@code [UNK]} alone. In Chinese
 * every character of the grammar and every digit is a piece.
 */
final class DemoVocabulary {
  private static final Pattern SLOT = Pattern.compile("\\{[^}]*}");
  private static final Pattern WORD = Pattern.compile("[a-z]+");
  private static final Pattern CHARACTER = Pattern.compile("[^\\x00-\\x7f]");

  /** One given name in this many is spelt in pieces, so that training meets the letter pieces. */
  private static final int SPELT = 4;

  private final Set<String> pieces = new LinkedHashSet<>();

  private DemoVocabulary() {}

  /** The pieces in the order of their ids. */
  static List<String> of(Grammar grammar) {
    DemoVocabulary vocabulary = new DemoVocabulary();
    vocabulary.pieces.addAll(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    vocabulary.characters();
    switch (grammar.language()) {
      case ENGLISH -> {
        vocabulary.figures();
        vocabulary.names(grammar);
        vocabulary.texts(grammar, list -> !nameElements(list), WORD);
      }
      case CHINESE -> vocabulary.texts(grammar, _ -> true, CHARACTER);
    }
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

  private void texts(Grammar grammar, Predicate<String> lists, Pattern piece) {
    List<String> texts = new ArrayList<>(grammar.language().wording().words());
    for (Topic topic : grammar.topics()) {
      texts.addAll(topic.leads());
      texts.addAll(topic.extras());
      if (topic.naming() instanceof EntityNaming.Thing thing) {
        texts.add(thing.pattern());
        texts.add(thing.noun());
      }
      for (Relation relation : topic.relations()) {
        texts.addAll(relation.facts());
        texts.addAll(relation.pairs());
        texts.addAll(relation.questions());
        texts.add(relation.answer());
      }
    }
    grammar
        .lists()
        .forEach(
            (name, entries) -> {
              if (lists.test(name)) {
                texts.addAll(entries);
              }
            });
    pieces.addAll(found(texts, piece));
  }

  private static boolean nameElements(String list) {
    return list.equals("onset") || list.endsWith("-ending") || list.startsWith("given-");
  }

  private static Set<String> found(List<String> texts, Pattern piece) {
    Set<String> found = new TreeSet<>();
    for (String text : texts) {
      String plain = SLOT.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
      Matcher match = piece.matcher(plain);
      while (match.find()) {
        found.add(match.group());
      }
    }
    return found;
  }
}
