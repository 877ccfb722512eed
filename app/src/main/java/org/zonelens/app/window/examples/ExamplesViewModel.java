package org.zonelens.app.window.examples;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.app.window.workspace.Workspace;

/** The questions of the data set that fit the search. */
public final class ExamplesViewModel {
  private final Workspace workspace;
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<Example>> found = new ReadOnlyObjectWrapper<>(List.of());

  public ExamplesViewModel(Workspace workspace) {
    this.workspace = workspace;
    workspace.dataProperty().subscribe(_ -> find());
    search.subscribe(_ -> find());
  }

  /** Words that a question must contain, every one of them; or its id. */
  public StringProperty searchProperty() {
    return search;
  }

  public ReadOnlyObjectProperty<List<Example>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** How many questions there are in all. */
  public int total() {
    return workspace.data().map(data -> data.examples().size()).orElse(0);
  }

  public Workspace workspace() {
    return workspace;
  }

  /** Looks at the question so many places further down the list. */
  public void step(int places) {
    List<Example> list = found.get();
    int at = workspace.example().map(list::indexOf).orElse(-1);
    if (!list.isEmpty()) {
      int next = Math.clamp(at + places, 0, list.size() - 1);
      workspace.exampleProperty().set(Optional.of(list.get(next)));
    }
  }

  private void find() {
    List<Example> all = workspace.data().map(Dataset::examples).orElse(List.of());
    String text = search.get().strip();
    if (text.isEmpty()) {
      found.set(all);
      return;
    }
    String[] words = text.toLowerCase(Locale.ROOT).split("\\s+");
    found.set(all.stream().filter(example -> fits(example, text, words)).toList());
  }

  private static boolean fits(Example example, String id, String[] words) {
    if (example.id().equals(id)) {
      return true;
    }
    String question = example.question().toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (!question.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
