package org.zonelens.app.window.models;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.zonelens.app.open.KnownModel;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.job.Latest;
import org.zonelens.app.window.workspace.Workspace;
import org.zonelens.models.hub.ModelLocator;

/** The demos and what the local Hugging Face cache holds, as far as they fit the filter. */
public final class ModelsViewModel {
  private final Workspace workspace;
  private final Latest listing;
  private final StringProperty filter = new SimpleStringProperty("");
  private final StringProperty id = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<KnownModel>> all =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<KnownModel>> found =
      new ReadOnlyObjectWrapper<>(List.of());

  public ModelsViewModel(Workspace workspace, JobRunner jobs) {
    this.workspace = workspace;
    listing = new Latest(jobs);
    filter.subscribe(_ -> find());
  }

  /** Looks again what there is; what was found before is shown meanwhile. */
  public void refresh() {
    listing.ask(
        Message.of("task.list-models"),
        _ -> workspace.opening().models(),
        models -> {
          all.set(List.copyOf(models));
          find();
        });
  }

  /** Whether the list is on its way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return listing.busyProperty();
  }

  /** Words that name, family or language must contain, every one of them. */
  public StringProperty filterProperty() {
    return filter;
  }

  /** Those that fit the filter, the demos first. */
  public ReadOnlyObjectProperty<List<KnownModel>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** How many there are in all. */
  public int total() {
    return all.get().size();
  }

  /** Whether there is any besides the demos. */
  public boolean hasCached() {
    return all.get().stream().anyMatch(model -> !model.builtIn());
  }

  /** What the user types to be downloaded. */
  public StringProperty idProperty() {
    return id;
  }

  /** Whether that is an id that a hub may know. */
  public ObservableValue<Boolean> downloadableProperty() {
    return id.map(text -> ModelLocator.isHubId(text.strip()));
  }

  /** Opens a model in the background, completing its download first if it is incomplete. */
  public void open(KnownModel model) {
    workspace.openModel(model.name());
  }

  /** Downloads the model typed and opens it; does nothing if that is no id. */
  public boolean download() {
    String typed = id.get().strip();
    if (!ModelLocator.isHubId(typed)) {
      return false;
    }
    id.set("");
    workspace.downloadModel(typed);
    return true;
  }

  private void find() {
    String[] words = filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    found.set(all.get().stream().filter(model -> fits(model, words)).toList());
  }

  private static boolean fits(KnownModel model, String[] words) {
    String text =
        String.join(" ", model.name(), model.family(), model.outline().language().toString())
            .toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
