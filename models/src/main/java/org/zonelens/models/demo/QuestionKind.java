package org.zonelens.models.demo;

import java.util.Locale;

/** What a question asks for, named after its question word. */
enum QuestionKind {
  WHO,
  WHAT,
  WHERE,
  WHEN,
  HOWMANY,
  WHICH,
  WHY;

  static QuestionKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
