package org.zonelens.app.window.examples;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.zonelens.analysis.data.Example;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;

/** The left side: search, the list of questions, and the passage below. */
public final class ExamplesView extends SplitPane {
  private final ExamplesViewModel model;
  private final Texts texts;
  private final TextField search = Parts.id("example-search", new TextField());
  private final ListView<Example> list = Parts.id("example-list", new ListView<>());
  private final Label count = Parts.styled(new Label(), "note");

  /** While the list is filled anew its selection changes by itself, which is no user's choice. */
  private boolean filling;

  public ExamplesView(ExamplesViewModel model, Texts texts, Lifetime lifetime) {
    this.model = model;
    this.texts = texts;
    setOrientation(Orientation.VERTICAL);
    getStyleClass().add("examples");
    search.setPromptText(texts.get("examples.search"));
    search.setAccessibleText(texts.get("examples.search"));
    list.setCellFactory(ExampleCell::new);
    list.setAccessibleText(texts.get("examples.list"));
    Label nothing = Parts.styled(Parts.note(""), "placeholder");
    list.setPlaceholder(nothing);
    lifetime.follow(
        model.workspace().openingDataProperty(),
        opening -> nothing.setText(texts.get(opening ? "examples.opening" : "examples.none")));
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox upper = Parts.styled(new VBox(search, list, count), "examples-list");
    getItems().addAll(upper, new PassageView(model.workspace(), texts, lifetime));
    setDividerPositions(0.5);

    search.textProperty().bindBidirectional(model.searchProperty());
    lifetime.atEnd(() -> search.textProperty().unbindBidirectional(model.searchProperty()));
    lifetime.follow(model.foundProperty(), this::fill);
    lifetime.follow(model.workspace().exampleProperty(), this::choose);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null && !filling) {
                model.workspace().exampleProperty().set(Optional.of(chosen));
              }
            });
  }

  /** Puts the keyboard into the search. */
  public void search() {
    search.requestFocus();
    search.selectAll();
  }

  /** Puts the keyboard into the list, where the arrows go from question to question. */
  public void focusList() {
    list.requestFocus();
  }

  private void fill(List<Example> found) {
    filling = true;
    list.getItems().setAll(found);
    filling = false;
    choose(model.workspace().example());
    count.setText(
        found.size() == model.total()
            ? texts.get("examples.count", found.size())
            : texts.get("examples.found", found.size(), model.total()));
  }

  private void choose(Optional<Example> example) {
    filling = true;
    int place = example.map(list.getItems()::indexOf).orElse(-1);
    if (place < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != place) {
      list.getSelectionModel().select(place);
      list.scrollTo(Math.max(0, place - 2));
    }
    filling = false;
  }
}
