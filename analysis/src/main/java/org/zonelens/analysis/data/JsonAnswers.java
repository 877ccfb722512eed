package org.zonelens.analysis.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers of one question in any of three layouts: SQuAD's list of objects, CMRC 2018's
 * list of texts, and the two columns in which the Hugging Face hub keeps them.
 *
 * <pre>
 * [{"text": …, "answer_start": …}, …]      [text, …]      {"text": […], "answer_start": […]}
 * </pre>
 */
final class JsonAnswers {
  private JsonAnswers() {}

  static List<UnplacedAnswer> read(JsonFile json) throws IOException {
    if (json.isObject()) {
      return readColumns(json);
    }
    List<UnplacedAnswer> answers = new ArrayList<>();
    json.array(
        _ ->
            answers.add(
                json.isText()
                    ? new UnplacedAnswer(json.text(), UnplacedAnswer.ANYWHERE)
                    : readOne(json)));
    return answers;
  }

  private static UnplacedAnswer readOne(JsonFile json) throws IOException {
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
    return new UnplacedAnswer(answer.text, answer.start);
  }

  private static List<UnplacedAnswer> readColumns(JsonFile json) throws IOException {
    var columns =
        new Object() {
          @Nullable List<String> texts;
          @Nullable List<Integer> starts;
        };
    json.object(
        field -> {
          switch (field) {
            case "text" -> {
              List<String> texts = new ArrayList<>();
              json.oneOrMore(() -> texts.add(json.text()));
              columns.texts = texts;
            }
            case "answer_start" -> {
              List<Integer> starts = new ArrayList<>();
              json.oneOrMore(() -> starts.add(json.offset()));
              columns.starts = starts;
            }
            default -> json.skip();
          }
        });
    if (columns.texts == null) {
      throw json.missing("text");
    }
    return zip(columns.texts, columns.starts);
  }

  /** Texts and offsets; an offset that is missing among others is none. */
  static List<UnplacedAnswer> zip(List<String> texts, @Nullable List<Integer> starts) {
    List<UnplacedAnswer> answers = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int start = starts == null ? UnplacedAnswer.ANYWHERE : i < starts.size() ? starts.get(i) : -1;
      answers.add(new UnplacedAnswer(texts.get(i), start));
    }
    return answers;
  }
}
