package org.zonelens.app.window.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.zonelens.analysis.data.Example;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.app.window.workspace.Workspace;
import org.zonelens.assets.Texts;

/** The question looked at and its passage, with the right answer marked. */
public final class PassageView extends ScrollPane {
  /** A passage of megabytes would take the layout minutes; nobody reads further than this. */
  private static final int LONGEST_SHOWN = 20_000;

  private final Texts texts;
  private final VBox page = new VBox();

  public PassageView(Workspace workspace, Texts texts, Lifetime lifetime) {
    this.texts = texts;
    setFitToWidth(true);
    getStyleClass().add("passage-view");
    page.getStyleClass().add("passage-page");
    setContent(page);
    lifetime.follow(workspace.exampleProperty(), this::show);
  }

  private void show(Optional<Example> chosen) {
    setVvalue(0);
    page.getChildren().setAll(chosen.map(this::page).orElseGet(this::nothing));
  }

  private List<Node> nothing() {
    return List.of(Parts.note(texts.get("passage.none")));
  }

  private List<Node> page(Example example) {
    List<Node> nodes = new ArrayList<>();
    if (!example.title().isBlank()) {
      nodes.add(Parts.styled(new Label(example.title().replace('_', ' ')), "caption"));
    }
    Label question = Parts.styled(new Label(example.question()), "passage-question");
    question.setWrapText(true);
    nodes.add(question);
    nodes.add(answers(example));
    nodes.add(passage(example));
    return nodes;
  }

  private Node answers(Example example) {
    List<String> different =
        example.answers().stream().map(Example.Answer::text).distinct().toList();
    String right =
        example.impossible() || different.isEmpty()
            ? texts.get("passage.no-answer")
            : texts.get("passage.answers", String.join(" · ", different));
    Label label = Parts.styled(new Label(right), "gold");
    label.setWrapText(true);
    return label;
  }

  private TextFlow passage(Example example) {
    String passage = example.passage();
    boolean cut = passage.length() > LONGEST_SHOWN;
    String shown = cut ? passage.substring(0, LONGEST_SHOWN) + "…" : passage;
    TextFlow flow = Parts.styled(new TextFlow(), "passage-flow");
    Optional<Example.Answer> marked =
        example.answers().stream()
            .filter(answer -> answer.start() >= 0 && !answer.text().isEmpty())
            .filter(answer -> answer.start() + answer.text().length() <= shown.length())
            .findFirst();
    marked.ifPresentOrElse(
        answer -> {
          int end = answer.start() + answer.text().length();
          flow.getChildren()
              .addAll(
                  run(shown.substring(0, answer.start())),
                  Parts.styled(run(shown.substring(answer.start(), end)), "passage-answer"),
                  run(shown.substring(end)));
        },
        () -> flow.getChildren().add(run(shown)));
    return flow;
  }

  private static Text run(String text) {
    return Parts.styled(new Text(text), "passage-text");
  }
}
