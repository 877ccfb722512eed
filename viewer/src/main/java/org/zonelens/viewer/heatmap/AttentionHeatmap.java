package org.zonelens.viewer.heatmap;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.map.MappedZone;
import org.zonelens.viewer.palette.Palette;
import org.zonelens.viewer.palette.ScaleRule;
import org.zonelens.viewer.type.ScreenType;

/**
 * One attention map to look at closely: tokens on both axes, outlines of zones, a cross-hair with a
 * read-out, zoom and pan.
 *
 * <p>Mouse: scroll zooms at the pointer, dragging moves, double click zooms in and, when zoomed,
 * fits again, Shift+drag selects a rectangle. Keys: arrows move the cross-hair (with Shift they
 * stretch a selection), + and - zoom, 0 or Home fits, Escape clears.
 *
 * <p>Style class {@code attention-heatmap}. Looked-up colours: {@code -zl-role-question}, {@code
 * -zl-role-passage}, {@code -zl-role-special}, {@code -zl-ink}, {@code -zl-faint}, {@code
 * -zl-cross-hair}, {@code -zl-select}.
 */
public final class AttentionHeatmap extends Control {
  private final ObjectProperty<Optional<AttentionMap>> map =
      new SimpleObjectProperty<>(this, "map", Optional.empty());
  private final ObservableList<MappedZone> zones = FXCollections.observableArrayList();
  private final ObjectProperty<Palette> palette =
      new SimpleObjectProperty<>(this, "palette", Palette.VIRIDIS);
  private final ObjectProperty<ScaleRule> scaleRule =
      new SimpleObjectProperty<>(this, "scaleRule", ScaleRule.FITTED);
  private final ObjectProperty<Optional<Cell>> crossHair =
      new SimpleObjectProperty<>(this, "crossHair", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ReadOut>> readOut =
      new ReadOnlyObjectWrapper<>(this, "readOut", Optional.empty());
  private final ObjectProperty<Optional<CellRange>> selection =
      new SimpleObjectProperty<>(this, "selection", Optional.empty());
  private final ObjectProperty<Optional<Viewport>> viewport =
      new SimpleObjectProperty<>(this, "viewport", Optional.empty());
  private final Texts texts = Texts.of("viewer", Locale.getDefault());

  public AttentionHeatmap() {
    ScreenType.regular();
    getStyleClass().setAll("attention-heatmap");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleRoleDescription(texts.get("heatmap.role"));
    setFocusTraversable(true);
    map.subscribe(this::mapChanged);
    crossHair.subscribe(_ -> read());
    zones.addListener((ListChangeListener<MappedZone>) _ -> read());
  }

  private void mapChanged(Optional<AttentionMap> before, Optional<AttentionMap> now) {
    // Another head of the same tokens keeps place and cross-hair, so that heads can be compared.
    boolean sameTokens =
        before.isPresent() && now.isPresent() && before.get().labels().equals(now.get().labels());
    if (!sameTokens) {
      viewport.set(Optional.empty());
      selection.set(Optional.empty());
      crossHair.set(Optional.empty());
    }
    read();
  }

  private void read() {
    Optional<ReadOut> now =
        map.get()
            .flatMap(
                shown ->
                    crossHair
                        .get()
                        .filter(cell -> inside(shown, cell))
                        .map(cell -> ReadOut.at(shown, zones, cell)));
    readOut.set(now);
    setAccessibleText(
        now.map(this::spoken)
            .orElseGet(
                () ->
                    map.get()
                        .map(shown -> texts.get("heatmap.accessible", shown.size()))
                        .orElseGet(() -> texts.get("heatmap.empty"))));
  }

  private static boolean inside(AttentionMap map, Cell cell) {
    return cell.from() >= 0 && cell.to() >= 0 && cell.from() < map.size() && cell.to() < map.size();
  }

  private String spoken(ReadOut at) {
    return texts.get(
        "heatmap.spoken",
        at.fromToken(),
        at.toToken(),
        at.weight(),
        at.zones().isEmpty() ? texts.get("heatmap.no-zone") : String.join(", ", at.zones()));
  }

  /** Puts the cross-hair so many cells down and to the right of where it is. */
  public void moveCrossHair(int down, int right) {
    map.get()
        .filter(shown -> shown.size() > 0)
        .ifPresent(
            shown -> {
              Cell at = crossHair.get().orElse(new Cell(-Math.abs(down), -Math.abs(right)));
              int last = shown.size() - 1;
              Cell next =
                  new Cell(
                      Math.clamp(at.from() + down, 0, last), Math.clamp(at.to() + right, 0, last));
              crossHair.set(Optional.of(next));
              viewport.set(viewport.get().map(view -> view.showing(next.from(), next.to())));
            });
  }

  /** Zooms at the cross-hair if it shows, else at the middle. */
  public void zoom(double factor) {
    viewport.set(
        viewport
            .get()
            .map(
                view -> {
                  double x = view.shownWidth() / 2;
                  double y = view.shownHeight() / 2;
                  if (crossHair.get().isPresent()) {
                    Cell at = crossHair.get().get();
                    x = Math.clamp(view.x(at.to() + 0.5), 0, view.width());
                    y = Math.clamp(view.y(at.from() + 0.5), 0, view.height());
                  }
                  return view.zoomed(factor, x, y);
                }));
  }

  /** Shows the whole map. */
  public void fit() {
    viewport.set(
        viewport.get().map(view -> Viewport.fitting(view.size(), view.width(), view.height())));
  }

  /** What is shown; empty shows a sentence that says so. */
  public ObjectProperty<Optional<AttentionMap>> mapProperty() {
    return map;
  }

  public Optional<AttentionMap> getMap() {
    return map.get();
  }

  public void setMap(AttentionMap shown) {
    map.set(Optional.of(shown));
  }

  /** The zones outlined and named in the legend; those of another window's size are left out. */
  public ObservableList<MappedZone> getZones() {
    return zones;
  }

  public ObjectProperty<Palette> paletteProperty() {
    return palette;
  }

  public ObjectProperty<ScaleRule> scaleRuleProperty() {
    return scaleRule;
  }

  /** Where the cross-hair is; the pointer and the arrow keys move it. */
  public ObjectProperty<Optional<Cell>> crossHairProperty() {
    return crossHair;
  }

  /** What is under the cross-hair. */
  public ReadOnlyObjectProperty<Optional<ReadOut>> readOutProperty() {
    return readOut.getReadOnlyProperty();
  }

  public Optional<ReadOut> getReadOut() {
    return readOut.get();
  }

  /** The rectangle chosen with Shift+drag or Shift+arrows. */
  public ObjectProperty<Optional<CellRange>> selectionProperty() {
    return selection;
  }

  ObjectProperty<Optional<Viewport>> viewportProperty() {
    return viewport;
  }

  Texts texts() {
    return texts;
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new AttentionHeatmapSkin(this);
  }

  @Override
  public String getUserAgentStylesheet() {
    return Objects.requireNonNull(AttentionHeatmap.class.getResource("heatmap.css"))
        .toExternalForm();
  }
}
