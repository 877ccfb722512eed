package org.zonelens.models.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the grammar's text files.
 *
 * <p>Line by line: {@code list NAME} followed by a line of entries separated by {@code |}; {@code
 * topic NAME}; {@code entity person}, or {@code entity thing PATTERN} and {@code noun NOUN}; {@code
 * lead} and {@code extra} sentences; {@code relation NAME KIND ANSWER} followed by facts ({@code
 * +}), sentences about two entities ({@code &}) and questions ({@code ?}). A line that starts with
 * {@code #} is a comment.
 */
final class GrammarReader {
  private static final List<String> FILES =
      List.of(
          "names",
          "words",
          "people",
          "towns",
          "novels",
          "festivals",
          "ships",
          "firms",
          "bridges",
          "expeditions");

  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final List<Topic> topics = new ArrayList<>();
  private List<String> leads = new ArrayList<>();
  private List<String> extras = new ArrayList<>();
  private List<Relation> relations = new ArrayList<>();
  private List<String> facts = new ArrayList<>();
  private List<String> pairs = new ArrayList<>();
  private List<String> questions = new ArrayList<>();
  private String topic = "";
  private EntityNaming naming = new EntityNaming.Person();
  private String relation = "";
  private String list = "";

  private GrammarReader() {}

  /** The grammar that ships with the program. */
  static Grammar of(DemoLanguage language) {
    GrammarReader reader = new GrammarReader();
    for (String file : FILES) {
      reader.read(language.code() + '/' + file + ".txt");
    }
    return new Grammar(language, reader.lists, reader.topics);
  }

  private void read(String resource) {
    try (InputStream stream = GrammarReader.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The grammar file " + resource + " is not in the build.");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        accept(line.strip());
      }
      endTopic();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void accept(String line) {
    int space = line.indexOf(' ');
    String word = space < 0 ? line : line.substring(0, space);
    String rest = space < 0 ? "" : line.substring(space + 1).strip();
    switch (word) {
      case "", "#" -> {}
      case "list" -> list = rest;
      case "topic" -> topic = rest;
      case "entity" -> naming = naming(rest);
      case "noun" -> naming = withNoun(rest);
      case "lead" -> leads.add(rest);
      case "extra" -> extras.add(rest);
      case "relation" -> {
        endRelation();
        relation = rest;
      }
      case "+" -> facts.add(rest);
      case "&" -> pairs.add(rest);
      case "?" -> questions.add(rest);
      default -> {
        if (list.isEmpty()) {
          throw new IllegalStateException("Not understood in the grammar: " + line);
        }
        lists.put(list, List.of(line.split("\\s*\\|\\s*", -1)));
        list = "";
      }
    }
  }

  private static EntityNaming naming(String rest) {
    return rest.equals("person")
        ? new EntityNaming.Person()
        : new EntityNaming.Thing(rest.substring(rest.indexOf(' ') + 1), "");
  }

  private EntityNaming withNoun(String noun) {
    return switch (naming) {
      case EntityNaming.Person _ ->
          throw new IllegalStateException("No noun stands for a person: " + noun);
      case EntityNaming.Thing thing -> new EntityNaming.Thing(thing.pattern(), noun);
    };
  }

  private void endRelation() {
    if (!relation.isEmpty()) {
      String[] parts = relation.split(" ", 3);
      relations.add(
          new Relation(parts[0], QuestionKind.of(parts[1]), parts[2], facts, pairs, questions));
    }
    relation = "";
    facts = new ArrayList<>();
    pairs = new ArrayList<>();
    questions = new ArrayList<>();
  }

  private void endTopic() {
    endRelation();
    if (!topic.isEmpty()) {
      topics.add(new Topic(topic, naming, leads, extras, relations));
    }
    topic = "";
    leads = new ArrayList<>();
    extras = new ArrayList<>();
    relations = new ArrayList<>();
  }
}
