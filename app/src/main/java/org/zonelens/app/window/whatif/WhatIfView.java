package org.zonelens.app.window.whatif;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;

/** Masks on the left; on the right what the model answers without them and with them. */
public final class WhatIfView extends SplitPane {
  private final Texts texts;
  private final AnswerCard before;
  private final AnswerCard after;

  public WhatIfView(WhatIfViewModel model, Texts texts, Lifetime lifetime) {
    this.texts = texts;
    before = new AnswerCard(texts.get("whatif.before"), "answer-before", texts);
    after = new AnswerCard(texts.get("whatif.after"), "answer-after", texts);
    MaskList masks = new MaskList(model, texts, lifetime);
    masks.setMinWidth(290);
    masks.setMaxWidth(420);
    SplitPane.setResizableWithParent(masks, false);
    HBox answers = Parts.styled(new HBox(before, after), "answer-row");
    for (AnswerCard card : List.of(before, after)) {
      // Half the row each, so that the text's height is reckoned for the width it will have.
      card.prefWidthProperty().bind(answers.widthProperty().divide(2).subtract(6));
    }
    ProbabilityView probabilities = new ProbabilityView(model, texts, lifetime);
    VBox.setVgrow(probabilities, Priority.ALWAYS);
    VBox page = Parts.styled(new VBox(answers, probabilities), "pane");
    ScrollPane scroll = Parts.styled(new ScrollPane(page), "plain-scroll");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    VBox empty = Parts.empty(texts.get("whatif.empty"), texts.get("whatif.empty.hint"));
    VBox mute =
        Parts.id(
            "whatif-no-head",
            Parts.empty(texts.get("whatif.no-head"), texts.get("whatif.no-head.hint")));
    getItems().addAll(masks, new StackPane(scroll, empty, mute));
    setDividerPositions(0.34);
    lifetime.follow(
        model.comparisonProperty(),
        compared -> {
          Parts.present(
              empty, compared.isEmpty() && !model.busyProperty().get() && !model.cannotAnswer());
          scroll.setVisible(compared.isPresent());
          compared.ifPresent(this::show);
        });
    lifetime.follow(
        model.workspace().modelProperty(),
        _ -> {
          Parts.present(mute, model.cannotAnswer());
          Parts.present(empty, empty.isVisible() && !model.cannotAnswer());
        });
    lifetime.follow(model.busyProperty(), busy -> after.setOpacity(busy ? 0.6 : 1));
  }

  private void show(Comparison compared) {
    before.show(Optional.of(compared.before()), "");
    after.show(compared.after(), texts.get("whatif.no-run-after"));
  }
}
