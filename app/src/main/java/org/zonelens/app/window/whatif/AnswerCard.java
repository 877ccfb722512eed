package org.zonelens.app.window.whatif;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.zonelens.analysis.decode.Candidate;
import org.zonelens.analysis.score.Score;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;

/** One run's answer, how right it is, and the candidates it was chosen from. */
final class AnswerCard extends VBox {
  private static final int CANDIDATES_SHOWN = 5;

  /** Characters that fit on about two lines. */
  private static final int LONG_ANSWER = 60;

  private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");

  private final Texts texts;
  private final Label answer = new Label();
  private final Label verdict = Parts.styled(new Label(), "verdict");
  private final Label f1 = Parts.styled(new Label(), "verdict");
  private final GridPane candidates = Parts.styled(new GridPane(), "candidates");

  AnswerCard(String title, String id, Texts texts) {
    this.texts = texts;
    getStyleClass().add("answer-card");
    answer.setId(id);
    answer.getStyleClass().add("answer");
    answer.setWrapText(true);
    answer.setMinHeight(USE_PREF_SIZE);
    verdict.setMinWidth(USE_PREF_SIZE);
    f1.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(Parts.heading(title), answer, Parts.toolbar(verdict, f1), candidates);
    HBox.setHgrow(this, Priority.ALWAYS);
    setMaxWidth(Double.MAX_VALUE);
    setMinWidth(0);
  }

  /**
   * Shows a run.
   *
   * @param absent what to say if there is no run
   */
  void show(Optional<Run> run, String absent) {
    candidates.getChildren().clear();
    answer.getStyleClass().removeAll("answer-right", "answer-wrong", "answer-absent");
    verdict.setVisible(run.isPresent());
    f1.setVisible(run.isPresent());
    if (run.isEmpty()) {
      answer.setText(absent);
      answer.getStyleClass().add("answer-absent");
      return;
    }
    Score score = run.get().score();
    String text = run.get().decoded().text();
    answer.pseudoClassStateChanged(LONG, text.length() > LONG_ANSWER);
    answer.setText(text.isEmpty() ? texts.get("whatif.no-answer") : text);
    answer.getStyleClass().add(score.exact() ? "answer-right" : "answer-wrong");
    verdict.setText(texts.get(score.exact() ? "whatif.right" : "whatif.wrong"));
    verdict.getStyleClass().removeAll("verdict-right", "verdict-wrong");
    verdict.getStyleClass().add(score.exact() ? "verdict-right" : "verdict-wrong");
    f1.setText(texts.get("whatif.f1", score.f1() * 100));
    List<Candidate> best = run.get().decoded().nBest();
    for (int row = 0; row < Math.min(CANDIDATES_SHOWN, best.size()); row++) {
      fill(row, best.get(row));
    }
  }

  private void fill(int row, Candidate candidate) {
    Label text =
        Parts.styled(
            new Label(candidate.isNull() ? texts.get("whatif.no-answer") : candidate.text()),
            "candidate");
    text.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(text, Priority.ALWAYS);
    ProgressBar bar = Parts.styled(new ProgressBar(candidate.probability()), "probability");
    Label number =
        Parts.styled(
            new Label(texts.get("whatif.percent", candidate.probability() * 100)), "number");
    number.setMinWidth(USE_PREF_SIZE);
    candidates.addRow(row, text, bar, number);
  }
}
