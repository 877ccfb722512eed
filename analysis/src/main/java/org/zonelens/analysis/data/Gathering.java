package org.zonelens.analysis.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zonelens.analysis.fault.InputException;

/** Gathers the questions of one file, whatever its layout, into a data set. Used once. */
final class Gathering {
  /** About 170,000 words: no passage to be read in windows, but a whole book or a slip. */
  static final int MAX_PASSAGE = 1_000_000;

  /** What the objects around a text take, in bytes. */
  private static final int OVERHEAD = 64;

  private final String file;
  private final long memory;
  private final List<Example> examples = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Passage> passages = new HashMap<>();
  private final LanguageGuess language = new LanguageGuess();
  private boolean hasUnanswerable;
  private int misaligned;
  private long held;

  /**
   * Begins with nothing.
   *
   * @param file for messages
   * @param memory in bytes, that the texts may take
   */
  Gathering(String file, long memory) {
    this.file = file;
    this.memory = memory;
  }

  /** A question that is not yet looked for in its passage. */
  record Question(String id, String text, List<UnplacedAnswer> answers, boolean impossible) {
    Question {
      answers = List.copyOf(answers);
    }
  }

  private record Passage(String text, int index) {}

  /** Notes that the file says of questions whether they can be answered. */
  void saysWhichAreImpossible() {
    hasUnanswerable = true;
  }

  /**
   * Notes that a text is kept.
   *
   * @throws InputException if all texts so far take more memory than they may
   */
  String keep(String text) {
    held += 2L * text.length() + OVERHEAD;
    if (held > memory) {
      throw new InputException(DataFault.TOO_LARGE, file, memory >> 20);
    }
    return text;
  }

  /**
   * The same for a passage.
   *
   * @param place where it stands, for messages
   */
  String keepPassage(String text, String place) {
    if (text.length() > MAX_PASSAGE) {
      throw new InputException(DataFault.PASSAGE_TOO_LONG, file, place, text.length(), MAX_PASSAGE);
    }
    // What is repeated for each of its questions is kept once.
    return passages.containsKey(text) ? text : keep(text);
  }

  /** Adds the questions on a passage. */
  void add(String title, String text, List<Question> questions) {
    Passage passage = passage(text);
    AnswerOffsets offsets = new AnswerOffsets(passage.text());
    for (Question question : questions) {
      if (!ids.add(question.id())) {
        throw new InputException(DataFault.DUPLICATE_ID, file, question.id());
      }
      hasUnanswerable |= question.impossible();
      List<Example.Answer> answers = new ArrayList<>();
      for (UnplacedAnswer answer : question.answers()) {
        int start = offsets.find(answer.text(), answer.given());
        misaligned += start < 0 ? 1 : 0;
        answers.add(new Example.Answer(answer.text(), start));
      }
      examples.add(
          new Example(
              question.id(),
              question.text(),
              passage.text(),
              passage.index(),
              title,
              answers,
              question.impossible()));
    }
  }

  /** Files with one paragraph per question repeat their passages: they stay the same passage. */
  private Passage passage(String text) {
    Passage known = passages.get(text);
    if (known != null) {
      return known;
    }
    Passage passage = new Passage(text, passages.size());
    passages.put(text, passage);
    language.add(text);
    return passage;
  }

  /** All that was gathered. */
  Dataset dataset(String name, String fingerprint) {
    if (examples.isEmpty()) {
      throw new InputException(DataFault.NO_QUESTIONS, file);
    }
    return new Dataset(
        name,
        examples,
        passages.size(),
        language.answer(),
        hasUnanswerable,
        misaligned,
        fingerprint);
  }
}
