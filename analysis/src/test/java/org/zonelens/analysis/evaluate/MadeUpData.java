package org.zonelens.analysis.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.data.Language;
import org.zonelens.analysis.decode.SpanDecoder;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;

/**
 * Data for tests whose right answers are what {@link OverlapModel} says, some of them only under a
 * mask: masking fixes some questions and breaks others.
 */
public final class MadeUpData {
  private static final String[] WORDS =
      "amber birch cedar delta ember fjord grove haven islet joust knoll larch".split(" ");

  private MadeUpData() {}

  /** About so many questions, three to a passage; passages of 5 to 40 words. */
  public static Dataset of(int questions) {
    return of(questions, "beef".repeat(16));
  }

  /** The same with another fingerprint. */
  public static Dataset of(int questions, String fingerprint) {
    Random random = new Random(11);
    ReadingRules rules = rules();
    List<Masking> truths =
        List.of(Masking.NONE, Masking.NONE, masking("p2q@0"), masking("q2@1"), masking("all"));
    List<Example> examples = new ArrayList<>();
    String passage = "";
    for (int i = 0; i < questions; i++) {
      passage = i % 3 == 0 ? words(random, 5 + random.nextInt(36)) : passage;
      String question = words(random, 3 + random.nextInt(3));
      String answer = answer(question, passage, truths.get(random.nextInt(truths.size())), rules);
      examples.add(
          new Example(
              "id-" + i,
              question,
              passage,
              i / 3,
              "",
              List.of(new Example.Answer(answer, Math.max(-1, passage.indexOf(answer)))),
              false));
    }
    int passages = (questions + 2) / 3;
    return new Dataset("made-up", examples, passages, Language.ENGLISH, false, 0, fingerprint);
  }

  /** Windows of at most 32 tokens, so that the longer passages need two. */
  public static ReadingRules rules() {
    ReadingRules usual =
        ReadingRules.of(new Dataset("", List.of(), 0, Language.ENGLISH, false, 0, ""));
    return new ReadingRules(
        new WindowRule(32, 8, WindowRule.Step.OVERLAP), usual.decoding(), usual.metric());
  }

  public static Masking masking(String... specs) {
    return new Masking(
        Convention.PUBLISHED, List.of(specs).stream().map(Intervention::parse).toList());
  }

  private static String answer(
      String question, String passage, Masking masking, ReadingRules rules) {
    OverlapModel model = new OverlapModel();
    List<Window> windows = model.windows(question, passage, rules.window());
    try (Batch batch = model.open(windows)) {
      return new SpanDecoder(rules.decoding()).decode(windows, batch.run(masking)).text();
    }
  }

  private static String words(Random random, int count) {
    return random
        .ints(count, 0, WORDS.length)
        .mapToObj(word -> WORDS[word])
        .collect(Collectors.joining(" "));
  }
}
