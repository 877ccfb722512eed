package org.zonelens.app.window.whatif;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.zonelens.analysis.decode.Candidate;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Named;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.strip.TokenStrip;
import org.zonelens.viewer.strip.TokenValues;

/** Start and end probabilities over the tokens of one window, without or with the masks. */
final class ProbabilityView extends VBox {
  private final WhatIfViewModel model;
  private final TokenStrip strip = Parts.id("strip", new TokenStrip());
  private final ToggleButton before;
  private final ToggleButton after;
  private final ToggleGroup which = new ToggleGroup();
  private final ComboBox<Integer> windows = new ComboBox<>();
  private final HBox windowGroup;
  private boolean filling;

  ProbabilityView(WhatIfViewModel model, Texts texts, Lifetime lifetime) {
    this.model = model;
    getStyleClass().add("probabilities");
    before = toggle("strip-before", texts.get("whatif.before"));
    after = toggle("strip-after", texts.get("whatif.after"));
    windowGroup = Parts.named(texts.get("attention.window"), windows);
    windows.setConverter(
        Named.by(
            number -> texts.get("attention.window.of", number + 1, windows.getItems().size())));
    windows
        .valueProperty()
        .subscribe(
            number -> {
              if (number != null && !filling) {
                model.shownWindowProperty().set(number);
              }
            });
    ScrollPane scroll = Parts.styled(new ScrollPane(strip), "plain-scroll");
    scroll.setFitToWidth(true);
    scroll.setMinHeight(120);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    HBox choice = Parts.styled(new HBox(before, after), "toggle-row");
    getChildren()
        .addAll(
            Parts.toolbar(
                Parts.heading(texts.get("whatif.probabilities")),
                Parts.spring(),
                windowGroup,
                choice),
            scroll);
    which.selectToggle(after);
    lifetime.follow(model.comparisonProperty(), _ -> show());
    lifetime.follow(model.shownWindowProperty(), this::show);
  }

  private ToggleButton toggle(String id, String text) {
    ToggleButton toggle = Parts.id(id, Parts.styled(new ToggleButton(text), "small"));
    toggle.setMinWidth(USE_PREF_SIZE);
    toggle.setToggleGroup(which);
    toggle.setOnAction(
        _ -> {
          // One of the two is always chosen, also after a second click on it.
          which.selectToggle(toggle);
          show();
        });
    return toggle;
  }

  private void show() {
    Optional<Comparison> compared = model.comparisonProperty().get();
    after.setDisable(compared.flatMap(Comparison::after).isEmpty());
    if (compared.isEmpty()) {
      strip.tokensProperty().set(List.of());
      return;
    }
    Comparison shown = compared.get();
    int number = Math.min(model.shownWindowProperty().get(), shown.windows().size() - 1);
    fillWindows(shown.windows().size(), number);
    Run run = before.isSelected() ? shown.before() : shown.latest();
    strip.tokensProperty().set(shown.windows().get(number).tokens());
    strip.valuesProperty().set(Optional.of(TokenValues.of(run.logits().get(number))));
    strip
        .answerProperty()
        .set(
            run.decoded().nBest().stream()
                .filter(best -> best.text().equals(run.decoded().text()))
                .filter(best -> best.window() == number && !best.isNull())
                .findFirst()
                .map(ProbabilityView::span));
  }

  private static TokenStrip.Span span(Candidate best) {
    return new TokenStrip.Span(best.firstToken(), best.lastToken());
  }

  private void fillWindows(int count, int number) {
    filling = true;
    if (windows.getItems().size() != count) {
      windows.getItems().setAll(IntStream.range(0, count).boxed().toList());
    }
    windows.setValue(number);
    filling = false;
    Parts.present(windowGroup, count > 1);
  }
}
