package org.zonelens.analysis.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Gathering.Question;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/**
 * Walks through one JSON file in any of the layouts that {@link DatasetReader} names. What an
 * object is (an article, a paragraph or one question with its passage) is told by its members.
 */
final class JsonExamples {
  /** Questions of one line each between two reports of progress. */
  private static final int REPORT = 256;

  private static final Set<String> OF_CONFIGURATIONS =
      Set.of("model_type", "architectures", "hidden_size", "vocab_size");

  private final Gathering gathering;
  private final Runnable progress;
  private final JobContext context;
  private int records;

  JsonExamples(Gathering gathering, Runnable progress, JobContext context) {
    this.gathering = gathering;
    this.progress = progress;
    this.context = context;
  }

  private record Paragraph(String passage, List<Question> questions) {}

  /** What was found of an object so far. */
  private static final class Members {
    String title = "";
    @Nullable String id;
    @Nullable String question;
    @Nullable String passage;
    @Nullable List<UnplacedAnswer> answers;
    @Nullable List<Question> questions;
    @Nullable List<Paragraph> paragraphs;
    boolean impossible;
  }

  /** What was found of the outermost object: perhaps it is no data set at all. */
  private static final class Root {
    final Members members = new Members();
    boolean hasData;
    boolean configures;
    boolean onlyTexts = true;
    int count;
  }

  void read(JsonFile json) throws IOException {
    if (json.isArray()) {
      json.array(_ -> readEntry(json));
    } else if (json.isObject()) {
      readRoot(json);
    } else {
      throw json.missing("data");
    }
  }

  private void readRoot(JsonFile json) throws IOException {
    Root root = new Root();
    json.object(
        field -> {
          root.count++;
          root.onlyTexts &= json.isText();
          root.configures |= OF_CONFIGURATIONS.contains(field);
          if (field.equals("data")) {
            root.hasData = true;
            json.array(_ -> readEntry(json));
          } else {
            readMember(json, root.members, field);
          }
        });
    if (root.hasData) {
      return;
    }
    if (!isEntry(root.members)) {
      throw noDataSet(json, root);
    }
    add(json, root.members);
    while (json.nextValue()) {
      readEntry(json);
    }
  }

  private static InputException noDataSet(JsonFile json, Root root) {
    if (root.configures) {
      return new InputException(DataFault.MODEL_CONFIGURATION, json.name());
    }
    return root.onlyTexts && root.count > 1
        ? new InputException(DataFault.IS_PREDICTIONS, json.name())
        : json.missing("data");
  }

  private void readEntry(JsonFile json) throws IOException {
    Members members = readMembers(json);
    if (!isEntry(members)) {
      throw json.missing("paragraphs");
    }
    add(json, members);
  }

  private static boolean isEntry(Members members) {
    return members.paragraphs != null
        || members.questions != null
        || members.passage != null
        || members.question != null;
  }

  private void add(JsonFile json, Members members) {
    if (members.paragraphs != null) {
      members.paragraphs.forEach(
          each -> gathering.add(members.title, each.passage(), each.questions()));
      progress.run();
    } else if (members.questions != null) {
      Paragraph paragraph = paragraph(json, members);
      gathering.add(members.title, paragraph.passage(), paragraph.questions());
      progress.run();
    } else {
      if (members.passage == null) {
        throw json.missing("context");
      }
      gathering.add(members.title, members.passage, List.of(question(json, members)));
      if (++records % REPORT == 0) {
        progress.run();
      }
    }
  }

  private Members readMembers(JsonFile json) throws IOException {
    context.checkpoint();
    Members members = new Members();
    json.object(field -> readMember(json, members, field));
    return members;
  }

  private void readMember(JsonFile json, Members members, String field) throws IOException {
    switch (field) {
      case "title" -> members.title = json.isText() ? gathering.keep(json.text()) : skipped(json);
      case "id", "query_id" -> members.id = gathering.keep(json.text());
      case "question", "query_text" -> members.question = gathering.keep(json.text());
      case "context", "context_text" ->
          members.passage = gathering.keepPassage(json.text(), json.pointer());
      case "answers" -> {
        members.answers = JsonAnswers.read(json);
        members.answers.forEach(each -> gathering.keep(each.text()));
      }
      case "is_impossible" -> {
        members.impossible = json.isTrue();
        gathering.saysWhichAreImpossible();
        json.skip();
      }
      case "qas" -> {
        List<Question> questions = new ArrayList<>();
        json.array(_ -> questions.add(question(json, readMembers(json))));
        members.questions = questions;
      }
      case "paragraphs" -> {
        List<Paragraph> paragraphs = new ArrayList<>();
        json.array(_ -> paragraphs.add(paragraph(json, readMembers(json))));
        members.paragraphs = paragraphs;
      }
      default -> json.skip();
    }
  }

  private static String skipped(JsonFile json) throws IOException {
    json.skip();
    return "";
  }

  private static Paragraph paragraph(JsonFile json, Members members) {
    if (members.passage == null) {
      throw json.missing("context");
    }
    if (members.questions == null) {
      throw json.missing("qas");
    }
    return new Paragraph(members.passage, members.questions);
  }

  private static Question question(JsonFile json, Members members) {
    if (members.id == null) {
      throw json.missing("id");
    }
    if (members.question == null) {
      throw json.missing("question");
    }
    if (members.answers == null && !members.impossible) {
      throw json.missing("answers");
    }
    List<UnplacedAnswer> answers = members.answers == null ? List.of() : members.answers;
    return new Question(
        members.id, members.question, answers, members.impossible || answers.isEmpty());
  }
}
