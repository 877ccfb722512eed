package org.zonelens.models.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A passage as it is written: text so far, and where each answer came to stand. */
final class PassageText {
  /** An answer that was written. */
  record Place(int entity, Relation relation, int start, int end) {}

  private final StringBuilder text = new StringBuilder();
  private final List<Place> places = new ArrayList<>();

  /**
   * Adds a sentence.
   *
   * @param pattern with slots
   * @param values what each slot becomes
   * @param answers the slots whose place is to be remembered, and as what
   */
  void sentence(String pattern, Map<String, String> values, Map<String, Place> answers) {
    if (!text.isEmpty()) {
      text.append(' ');
    }
    int first = text.length();
    int at = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
      int close = pattern.indexOf('}', open);
      text.append(pattern, at, open);
      String slot = pattern.substring(open + 1, close);
      String value = values.get(slot);
      if (value == null) {
        throw new IllegalStateException("Nothing fills {" + slot + "} in: " + pattern);
      }
      Place answer = answers.get(slot);
      if (answer != null) {
        int start = text.length();
        places.add(new Place(answer.entity(), answer.relation(), start, start + value.length()));
      }
      text.append(value);
      at = close + 1;
    }
    text.append(pattern, at, pattern.length());
    text.setCharAt(first, Character.toUpperCase(text.charAt(first)));
  }

  List<Place> places() {
    return places;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
