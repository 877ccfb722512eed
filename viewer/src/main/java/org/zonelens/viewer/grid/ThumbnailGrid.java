package org.zonelens.viewer.grid;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.zonelens.analysis.model.Attention;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.palette.Palette;
import org.zonelens.viewer.palette.ScaleRule;
import org.zonelens.viewer.type.ScreenType;

/**
 * The attention of every layer (rows, the first on top) and head (columns) as thumbnails, one of
 * which is selected. Thumbnails keep the largest weight of the cells they merge, so that thin
 * stripes stay visible.
 *
 * <p>A click or the arrow keys select. Thumbnails are drawn by the executor handed in, never on the
 * toolkit's thread; while one drawing runs, later wishes merge into one.
 *
 * <p>Style class {@code thumbnail-grid}. Looked-up colours: {@code -zl-ink}, {@code -zl-faint},
 * {@code -zl-select}.
 */
public final class ThumbnailGrid extends Control {
  private final ObjectProperty<Optional<Attention>> attention =
      new SimpleObjectProperty<>(this, "attention", Optional.empty());
  private final ObjectProperty<Optional<Place>> selected =
      new SimpleObjectProperty<>(this, "selected", Optional.empty());
  private final ObjectProperty<Palette> palette =
      new SimpleObjectProperty<>(this, "palette", Palette.VIRIDIS);
  private final ObjectProperty<ScaleRule> scaleRule =
      new SimpleObjectProperty<>(this, "scaleRule", ScaleRule.FITTED);
  private final Executor renderer;
  private final Texts texts = Texts.of("viewer", Locale.getDefault());

  /**
   * @param renderer runs the drawing off the toolkit's thread
   */
  public ThumbnailGrid(Executor renderer) {
    this.renderer = renderer;
    ScreenType.regular();
    getStyleClass().setAll("thumbnail-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleRoleDescription(texts.get("grid.role"));
    attention.subscribe(this::attentionChanged);
    selected.subscribe(_ -> describe());
  }

  /** Draws on a virtual thread. */
  public ThumbnailGrid() {
    this(task -> Thread.ofVirtual().name("thumbnails").start(task));
  }

  private void attentionChanged(Optional<Attention> now) {
    now.ifPresent(
        shown -> {
          boolean known =
              selected
                  .get()
                  .filter(at -> at.layer() < shown.layers() && at.head() < shown.heads())
                  .isPresent();
          if (!known) {
            selected.set(Optional.of(new Place(0, 0)));
          }
        });
    describe();
  }

  private void describe() {
    setAccessibleText(
        attention
            .get()
            .flatMap(
                shown ->
                    selected
                        .get()
                        .map(
                            at ->
                                texts.get(
                                    "grid.accessible",
                                    at.layer(),
                                    at.head(),
                                    shown.layers(),
                                    shown.heads())))
            .orElseGet(() -> texts.get("grid.empty")));
  }

  /** Selects the neighbour so many layers down and heads to the right, staying inside. */
  void move(int down, int right) {
    attention
        .get()
        .ifPresent(
            shown -> {
              Place at = selected.get().orElse(new Place(0, 0));
              select(
                  Math.clamp(at.layer() + down, 0, shown.layers() - 1),
                  Math.clamp(at.head() + right, 0, shown.heads() - 1));
            });
  }

  /** Selects a layer's head. */
  public void select(int layer, int head) {
    selected.set(Optional.of(new Place(layer, head)));
  }

  /** What is shown; empty shows a sentence that says so. */
  public ObjectProperty<Optional<Attention>> attentionProperty() {
    return attention;
  }

  public void setAttention(Attention shown) {
    attention.set(Optional.of(shown));
  }

  /** The selected layer and head: always one while attention is shown. */
  public ObjectProperty<Optional<Place>> selectedProperty() {
    return selected;
  }

  public ObjectProperty<Palette> paletteProperty() {
    return palette;
  }

  /** How colours are chosen, for each thumbnail by itself. */
  public ObjectProperty<ScaleRule> scaleRuleProperty() {
    return scaleRule;
  }

  Executor renderer() {
    return renderer;
  }

  Texts texts() {
    return texts;
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new ThumbnailGridSkin(this);
  }

  @Override
  public String getUserAgentStylesheet() {
    return Objects.requireNonNull(ThumbnailGrid.class.getResource("grid.css")).toExternalForm();
  }
}
