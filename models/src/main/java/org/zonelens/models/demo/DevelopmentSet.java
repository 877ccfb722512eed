package org.zonelens.models.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes the demo's development sets, in the form of SQuAD 1.1.
 *
 * <p>{@link #facts} has passages and facts that training never sees; {@link #newNames} has names
 * that it never sees either.
 */
final class DevelopmentSet {
  private static final int FEWEST_ENTITIES = 2;
  private static final int MOST_ENTITIES = 4;
  private static final int FEWEST_RELATIONS = 2;
  private static final int MOST_RELATIONS = 3;
  private static final int ASKED_OF_EACH = 3;

  private final Split split;
  private final String prefix;
  private final int passages;

  private DevelopmentSet(Split split, String prefix, int passages) {
    this.split = split;
    this.prefix = prefix;
    this.passages = passages;
  }

  /** 340 passages with 1,020 questions. */
  static DevelopmentSet facts() {
    return new DevelopmentSet(Split.DEVELOPMENT, "dev", 340);
  }

  /** 100 passages with 300 questions. */
  static DevelopmentSet newNames() {
    return new DevelopmentSet(Split.NEW_NAMES, "new", 100);
  }

  /** The passages, each with the questions that are asked of it. */
  List<Passage> passages(Grammar grammar, long seed) {
    RandomGenerator random = new SplittableRandom(seed + prefix.hashCode());
    PassageGenerator generator = new PassageGenerator(grammar, split, random);
    List<Passage> made = new ArrayList<>();
    while (made.size() < passages) {
      PassageShape shape =
          new PassageShape(
              random.nextInt(FEWEST_ENTITIES, MOST_ENTITIES + 1),
              random.nextInt(FEWEST_RELATIONS, MOST_RELATIONS + 1));
      Passage passage = generator.next(shape);
      List<AskedFact> asked = new ArrayList<>(passage.facts());
      while (asked.size() > ASKED_OF_EACH) {
        asked.remove(random.nextInt(asked.size()));
      }
      made.add(
          new Passage(passage.topic(), passage.entities(), passage.text(), passage.marks(), asked));
    }
    return made;
  }

  /** Writes the set as SQuAD 1.1; ids tell the question word and the relation. */
  void write(Grammar grammar, long seed, Path file) throws IOException {
    ObjectNode root = ModelDirectory.JSON.createObjectNode().put("version", "1.1");
    ArrayNode data = root.putArray("data");
    List<Passage> made = passages(grammar, seed);
    for (int index = 0; index < made.size(); index++) {
      Passage passage = made.get(index);
      ObjectNode paragraph =
          data.addObject()
              .put("title", String.join(", ", passage.entities()))
              .putArray("paragraphs")
              .addObject()
              .put("context", passage.text());
      ArrayNode questions = paragraph.putArray("qas");
      for (AskedFact fact : passage.facts()) {
        ObjectNode question =
            questions.addObject().put("id", id(index, fact)).put("question", fact.question());
        question
            .putArray("answers")
            .addObject()
            .put("text", fact.answer())
            .put("answer_start", fact.start());
      }
    }
    Files.writeString(file, ModelDirectory.PRETTY.writeValueAsString(root) + "\n");
  }

  private String id(int passage, AskedFact fact) {
    return String.format(
        Locale.ROOT,
        "%s-%04d-%s-%s-%d",
        prefix,
        passage,
        fact.kind().word(),
        fact.relation(),
        fact.entity() + 1);
  }
}
