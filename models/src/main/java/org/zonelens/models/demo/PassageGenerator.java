package org.zonelens.models.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes passages about made-up people, towns, novels, festivals, ships, firms, bridges and
 * expeditions.
 *
 * <p>All entities of a passage share all of its relations and no two have the same answer: nothing
 * but the name in the question tells which answer is meant. The same seed gives the same passages
 * on every machine.
 */
final class PassageGenerator {
  private static final int TRIES = 60;

  private final Grammar grammar;
  private final Split split;
  private final RandomGenerator random;

  PassageGenerator(Grammar grammar, Split split, RandomGenerator random) {
    this.grammar = grammar;
    this.split = split;
    this.random = random;
  }

  Passage next(PassageShape shape) {
    for (Optional<Passage> passage = attempt(shape); ; passage = attempt(shape)) {
      if (passage.isPresent()) {
        return passage.get();
      }
    }
  }

  private Optional<Passage> attempt(PassageShape shape) {
    Topic topic = grammar.topics().get(random.nextInt(grammar.topics().size()));
    Wording wording = grammar.language().wording();
    NameForge names = wording.names(grammar, split, random);
    Phrases phrases = new Phrases(grammar, names, random);
    List<Entity> entities =
        new EntityForge(names, phrases, wording).several(topic.naming(), shape.entities());
    List<Relation> relations = some(topic.relations(), shape.relations());
    List<List<String>> answers = new ArrayList<>();
    for (Relation relation : relations) {
      Optional<List<String>> drawn = answers(relation, entities, names);
      if (drawn.isEmpty()) {
        return Optional.empty();
      }
      answers.add(drawn.get());
    }
    FactSheet sheet = new FactSheet(topic, entities, relations, answers);
    return Optional.of(new PassageWriter(sheet, phrases, wording, random).write());
  }

  /** One answer for each entity, all different; none where too few facts belong to the split. */
  private Optional<List<String>> answers(
      Relation relation, List<Entity> entities, NameForge names) {
    Phrases phrases = new Phrases(grammar, names, random);
    List<String> drawn = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (Entity entity : entities) {
      for (int attempt = 0; attempt < TRIES && drawn.size() < used.size() + 1; attempt++) {
        int mark = names.mark();
        String answer = phrases.fill(relation.answer());
        if (split.admitsFact(entity.full(), relation.name(), answer) && !used.contains(answer)) {
          drawn.add(answer);
        } else {
          names.release(mark);
        }
      }
      if (drawn.size() == used.size()) {
        return Optional.empty();
      }
      used.add(drawn.getLast());
    }
    return Optional.of(drawn);
  }

  private <T> List<T> some(List<T> all, int count) {
    List<T> rest = new ArrayList<>(all);
    List<T> chosen = new ArrayList<>();
    while (chosen.size() < count && !rest.isEmpty()) {
      chosen.add(rest.remove(random.nextInt(rest.size())));
    }
    return chosen;
  }
}
