package org.zonelens.models.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Turns a fact sheet into prose and questions.
 *
 * <p>Two plans: entity by entity, where a pronoun or a noun may stand for the name once it has been
 * said; or relation by relation, where names alternate and one sentence may tell of two entities.
 */
final class PassageWriter {
  private static final double PRONOUN = 0.35;
  private static final double NOUN = 0.15;
  private static final double EXTRA = 0.12;
  private static final double PAIR = 0.3;
  private static final double BRIEF_QUESTION = 0.4;

  private final FactSheet sheet;
  private final Phrases phrases;
  private final RandomGenerator random;
  private final Wording wording;
  private final PassageText text;
  private final boolean[] introduced;

  PassageWriter(FactSheet sheet, Phrases phrases, Wording wording, RandomGenerator random) {
    this.sheet = sheet;
    this.phrases = phrases;
    this.wording = wording;
    this.random = random;
    this.text = new PassageText(wording.gap());
    this.introduced = new boolean[sheet.entities().size()];
  }

  Passage write() {
    lead();
    if (random.nextBoolean()) {
      entityByEntity();
    } else {
      relationByRelation();
    }
    List<String> names = sheet.entities().stream().map(Entity::full).toList();
    return new Passage(sheet.topic().name(), names, text.toString(), text.marks(), questions());
  }

  private void lead() {
    String pattern = pick(sheet.topic().leads());
    if (!pattern.isEmpty()) {
      String count = wording.count(sheet.entities().size());
      String counted = pattern.replace("{several}", count).replace("{Several}", count);
      text.sentence(phrases.fill(counted), Map.of());
    }
  }

  private void entityByEntity() {
    for (int entity = 0; entity < introduced.length; entity++) {
      for (int relation : shuffled(sheet.relations().size())) {
        fact(relation, entity, introduced[entity]);
        if (random.nextDouble() < EXTRA) {
          text.sentence(pick(sheet.topic().extras()), subject(entity, true));
        }
      }
    }
  }

  private void relationByRelation() {
    for (int relation = 0; relation < sheet.relations().size(); relation++) {
      List<Integer> order = shuffled(introduced.length);
      for (int at = 0; at < order.size(); at++) {
        if (at + 1 < order.size() && random.nextDouble() < PAIR) {
          pair(relation, order.get(at), order.get(at + 1));
          at++;
        } else {
          fact(relation, order.get(at), false);
        }
      }
    }
  }

  private void fact(int relation, int entity, boolean mayStandIn) {
    String pattern = pick(sheet.relations().get(relation).facts());
    // A pronoun is clear only where the sentence begins with it.
    Map<String, Filling> fillings = subject(entity, mayStandIn && pattern.startsWith("{N"));
    fillings.put("A", answer(relation, entity));
    text.sentence(pattern, fillings);
  }

  private void pair(int relation, int one, int other) {
    Map<String, Filling> fillings = subject(one, false);
    fillings.put("A", answer(relation, one));
    fillings.put("M", new Filling.Name(name(other), other));
    fillings.put("B", answer(relation, other));
    text.sentence(pick(sheet.relations().get(relation).pairs()), fillings);
  }

  private Filling answer(int relation, int entity) {
    return new Filling.Answer(
        sheet.answer(relation, entity), entity, sheet.relations().get(relation).name());
  }

  private Map<String, Filling> subject(int index, boolean mayStandIn) {
    Entity entity = sheet.entities().get(index);
    double draw = random.nextDouble();
    String subject;
    String possessive;
    if (mayStandIn && draw < PRONOUN) {
      subject = entity.pronoun();
      possessive = entity.possessive();
    } else if (mayStandIn && draw < PRONOUN + NOUN) {
      subject = entity.noun();
      possessive =
          subject.equals(entity.pronoun()) ? entity.possessive() : wording.possessive(subject);
    } else {
      subject = name(index);
      possessive = wording.possessive(subject);
    }
    Map<String, Filling> fillings = new HashMap<>();
    fillings.put("N", new Filling.Name(subject, index));
    fillings.put("N's", new Filling.Name(possessive, index));
    fillings.put("her", new Filling.Name(entity.possessive(), index));
    return fillings;
  }

  private String name(int index) {
    Entity entity = sheet.entities().get(index);
    String name = introduced[index] ? entity.brief() : entity.full();
    introduced[index] = true;
    return name;
  }

  private List<AskedFact> questions() {
    List<AskedFact> asked = new ArrayList<>();
    for (Relation relation : sheet.relations()) {
      for (Mark mark : text.marks()) {
        if (mark.relation().equals(relation.name())) {
          asked.add(asked(relation, mark));
        }
      }
    }
    return asked;
  }

  private AskedFact asked(Relation relation, Mark answer) {
    Entity entity = sheet.entities().get(answer.entity());
    String name = random.nextDouble() < BRIEF_QUESTION ? entity.brief() : entity.full();
    String question =
        pick(relation.questions())
            .replace("{N's}", wording.possessive(name))
            .replace("{N}", name)
            .replace("{her}", entity.possessive());
    return new AskedFact(
        answer.entity(),
        relation.name(),
        relation.kind(),
        question,
        text.toString().substring(answer.start(), answer.end()),
        answer.start());
  }

  private List<Integer> shuffled(int count) {
    List<Integer> order = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      order.add(random.nextInt(order.size() + 1), index);
    }
    return order;
  }

  private <T> T pick(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }
}
