package org.zonelens.models.demo;

import java.util.List;
import java.util.Map;

/**
 * Everything the generator knows of one language.
 *
 * @param language which
 * @param lists named lists of words and phrases; a phrase may hold slots itself
 * @param topics what passages may be about
 */
record Grammar(DemoLanguage language, Map<String, List<String>> lists, List<Topic> topics) {
  Grammar {
    lists = Map.copyOf(lists);
    topics = List.copyOf(topics);
  }

  List<String> list(String name) {
    List<String> entries = lists.get(name);
    if (entries == null) {
      throw new IllegalStateException("The grammar has no list '" + name + "'.");
    }
    return entries;
  }
}
