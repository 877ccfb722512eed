package org.zonelens.analysis.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/** Walks through one file in SQuAD layout and gathers its examples. Used once. */
final class SquadContent {
  /** About 170,000 words: no passage to be read in windows, but a whole book or a slip. */
  static final int MAX_PASSAGE = 1_000_000;

  private final Runnable progress;
  private final JobContext context;
  private final List<Example> examples = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Passage> passages = new HashMap<>();
  private final LanguageGuess language = new LanguageGuess();
  private boolean hasUnanswerable;
  private int misaligned;

  SquadContent(Runnable progress, JobContext context) {
    this.progress = progress;
    this.context = context;
  }

  private record RawAnswer(String text, int start) {}

  private record RawQuestion(String id, String text, List<RawAnswer> answers, boolean impossible) {}

  private record Passage(String text, int index) {}

  private record Paragraph(String text, List<RawQuestion> questions) {}

  void read(JsonFile json) throws IOException {
    if (!json.isObject()) {
      throw json.missing("data");
    }
    boolean[] seen = {false};
    json.object(
        field -> {
          if (field.equals("data")) {
            seen[0] = true;
            json.array(_ -> readArticle(json));
          } else {
            json.skip();
          }
        });
    if (!seen[0]) {
      throw json.missing("data");
    }
  }

  Dataset dataset(String file, String name, String fingerprint) {
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

  private void readArticle(JsonFile json) throws IOException {
    var article =
        new Object() {
          String title = "";
          @Nullable List<Paragraph> paragraphs;
        };
    json.object(
        field -> {
          switch (field) {
            case "title" -> article.title = json.isText() ? json.text() : skipped(json);
            case "paragraphs" -> {
              List<Paragraph> paragraphs = new ArrayList<>();
              json.array(_ -> paragraphs.add(readParagraph(json)));
              article.paragraphs = paragraphs;
            }
            default -> json.skip();
          }
        });
    if (article.paragraphs == null) {
      throw json.missing("paragraphs");
    }
    article.paragraphs.forEach(paragraph -> add(json, article.title, paragraph));
    progress.run();
  }

  private static String skipped(JsonFile json) throws IOException {
    json.skip();
    return "";
  }

  private Paragraph readParagraph(JsonFile json) throws IOException {
    context.checkpoint();
    var paragraph =
        new Object() {
          @Nullable String passage;
          @Nullable List<RawQuestion> questions;
        };
    json.object(
        field -> {
          switch (field) {
            case "context" -> paragraph.passage = readPassage(json);
            case "qas" -> {
              List<RawQuestion> questions = new ArrayList<>();
              json.array(_ -> questions.add(readQuestion(json)));
              paragraph.questions = questions;
            }
            default -> json.skip();
          }
        });
    if (paragraph.passage == null) {
      throw json.missing("context");
    }
    if (paragraph.questions == null) {
      throw json.missing("qas");
    }
    return new Paragraph(paragraph.passage, paragraph.questions);
  }

  private static String readPassage(JsonFile json) throws IOException {
    String passage = json.text();
    if (passage.length() > MAX_PASSAGE) {
      throw new InputException(
          DataFault.PASSAGE_TOO_LONG, json.name(), json.pointer(), passage.length(), MAX_PASSAGE);
    }
    return passage;
  }

  private RawQuestion readQuestion(JsonFile json) throws IOException {
    var question =
        new Object() {
          @Nullable String id;
          @Nullable String text;
          @Nullable List<RawAnswer> answers;
          boolean impossible;
        };
    json.object(
        field -> {
          switch (field) {
            case "id" -> question.id = json.text();
            case "question" -> question.text = json.text();
            case "is_impossible" -> {
              question.impossible = json.isTrue();
              hasUnanswerable = true;
              json.skip();
            }
            case "answers" -> {
              List<RawAnswer> answers = new ArrayList<>();
              json.array(_ -> answers.add(readAnswer(json)));
              question.answers = answers;
            }
            default -> json.skip();
          }
        });
    if (question.id == null) {
      throw json.missing("id");
    }
    if (question.text == null) {
      throw json.missing("question");
    }
    if (question.answers == null && !question.impossible) {
      throw json.missing("answers");
    }
    List<RawAnswer> answers = question.answers == null ? List.of() : question.answers;
    return new RawQuestion(
        question.id, question.text, answers, question.impossible || answers.isEmpty());
  }

  private static RawAnswer readAnswer(JsonFile json) throws IOException {
    var answer =
        new Object() {
          @Nullable String text;
          int start = -1;
        };
    json.object(
        field -> {
          switch (field) {
            case "text" -> answer.text = json.text();
            case "answer_start" -> answer.start = json.offset();
            default -> json.skip();
          }
        });
    if (answer.text == null) {
      throw json.missing("text");
    }
    return new RawAnswer(answer.text, answer.start);
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

  private void add(JsonFile json, String title, Paragraph paragraph) {
    Passage passage = passage(paragraph.text());
    AnswerOffsets offsets = new AnswerOffsets(passage.text());
    for (RawQuestion question : paragraph.questions()) {
      if (!ids.add(question.id())) {
        throw new InputException(DataFault.DUPLICATE_ID, json.name(), question.id());
      }
      hasUnanswerable |= question.impossible();
      List<Example.Answer> answers = new ArrayList<>();
      for (RawAnswer answer : question.answers()) {
        int start = offsets.find(answer.text(), answer.start());
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
}
