package org.zonelens.models.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A passage as it is written: the text so far, and where names and answers came to stand. */
final class PassageText {
  private final String gap;
  private final StringBuilder text = new StringBuilder();
  private final List<Mark> marks = new ArrayList<>();

  /**
   * @param gap what stands between two sentences
   */
  PassageText(String gap) {
    this.gap = gap;
  }

  /** Adds a sentence: a pattern, and what fills each of its slots. */
  void sentence(String pattern, Map<String, Filling> fillings) {
    if (!text.isEmpty()) {
      text.append(gap);
    }
    int first = text.length();
    int at = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
      int close = pattern.indexOf('}', open);
      text.append(pattern, at, open);
      String slot = pattern.substring(open + 1, close);
      Filling filling = fillings.get(slot);
      if (filling == null) {
        throw new IllegalStateException("Nothing fills {" + slot + "} in: " + pattern);
      }
      fill(filling);
      at = close + 1;
    }
    text.append(pattern, at, pattern.length());
    text.setCharAt(first, Character.toUpperCase(text.charAt(first)));
  }

  private void fill(Filling filling) {
    int start = text.length();
    int end = start + filling.text().length();
    switch (filling) {
      case Filling.Plain _ -> {}
      case Filling.Name name -> marks.add(new Mark(name.entity(), "", start, end));
      case Filling.Answer answer ->
          marks.add(new Mark(answer.entity(), answer.relation(), start, end));
    }
    text.append(filling.text());
  }

  /** The names and answers, in the order of the text. */
  List<Mark> marks() {
    return marks;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
