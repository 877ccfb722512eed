package org.zonelens.models.demo;

import java.util.List;

/**
 * One sort of passage.
 *
 * @param name the topic's word, as in {@code bridges}
 * @param naming how its entities get their names
 * @param leads opening sentences; an empty one stands for none
 * @param extras sentences about an entity that nobody asks for
 * @param relations what can be said and asked of every entity
 */
record Topic(
    String name,
    EntityNaming naming,
    List<String> leads,
    List<String> extras,
    List<Relation> relations) {
  Topic {
    leads = List.copyOf(leads);
    extras = List.copyOf(extras);
    relations = List.copyOf(relations);
  }
}
