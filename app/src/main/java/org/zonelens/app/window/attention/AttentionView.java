package org.zonelens.app.window.attention;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.zonelens.analysis.zone.IndexSet;
import org.zonelens.analysis.zone.Zone;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.grid.Place;
import org.zonelens.viewer.grid.ThumbnailGrid;
import org.zonelens.viewer.heatmap.AttentionHeatmap;
import org.zonelens.viewer.heatmap.CellRange;
import org.zonelens.viewer.heatmap.ReadOut;
import org.zonelens.viewer.palette.ScaleRule;

/** Thumbnails of every head on the left, one map large on the right, what is under the pointer. */
public final class AttentionView extends StackPane {
  private final AttentionViewModel model;
  private final Texts texts;
  private final ThumbnailGrid grid = Parts.id("thumbnails", new ThumbnailGrid());
  private final AttentionHeatmap heatmap = Parts.id("heatmap", new AttentionHeatmap());
  private final Label title = Parts.styled(new Label(), "map-title");
  private final Label readOut = Parts.id("read-out", new Label());
  private final HBox masses = Parts.styled(new HBox(), "mass-row");
  private final ToggleGroup mean = new ToggleGroup();
  private final ToggleButton oneHead;
  private final ToggleButton layerMean;
  private final ToggleButton wholeMean;

  /**
   * Builds the tab.
   *
   * @param target where traces are pinned
   */
  public AttentionView(AttentionViewModel model, PinTarget target, Texts texts, Lifetime lifetime) {
    this.model = model;
    this.texts = texts;
    oneHead = meanToggle("attention.one-head");
    layerMean = meanToggle("attention.layer-mean");
    wholeMean = meanToggle("attention.whole-mean");
    oneHead.setOnAction(_ -> choose());
    layerMean.setOnAction(_ -> choose());
    wholeMean.setOnAction(_ -> choose());

    SplitPane maps = new SplitPane(thumbnails(), large(lifetime));
    maps.setDividerPositions(0.34);
    VBox.setVgrow(maps, Priority.ALWAYS);
    VBox page =
        Parts.styled(new VBox(new MapToolbar(model, target, texts, lifetime), maps), "page");
    VBox empty = Parts.empty(texts.get("attention.empty"), texts.get("attention.empty.hint"));
    VBox opening = Parts.empty(texts.get("attention.opening"), texts.get("attention.opening.hint"));
    getChildren().addAll(page, empty, opening);

    Runnable arrange =
        () -> {
          boolean shown = model.recordingProperty().get().isPresent();
          boolean coming =
              model.busyProperty().get() || model.workspace().openingModelProperty().get();
          page.setVisible(shown);
          Parts.present(opening, !shown && coming);
          Parts.present(empty, !shown && !coming);
        };
    lifetime.follow(
        model.recordingProperty(),
        recording -> {
          arrange.run();
          grid.attentionProperty().set(recording.map(each -> each.trace().attention()));
        });
    lifetime.follow(model.busyProperty(), arrange);
    lifetime.follow(model.workspace().openingModelProperty(), arrange);
    lifetime.follow(model.mapProperty(), heatmap.mapProperty()::set);
    lifetime.follow(model.headProperty(), this::showChoice);
    lifetime.follow(model.zonesProperty(), this::showZones);
    grid.selectedProperty().subscribe(_ -> gridSelected());
    heatmap.readOutProperty().subscribe(this::showReadOut);
  }

  private VBox thumbnails() {
    VBox.setVgrow(grid, Priority.ALWAYS);
    VBox side = new VBox(Parts.heading(texts.get("attention.heads")), grid);
    side.getStyleClass().add("pane");
    side.setMinWidth(160);
    return side;
  }

  private VBox large(Lifetime lifetime) {
    ComboBox<ScaleRule> scale = MapToolbar.scaleChoice(texts);
    scale
        .valueProperty()
        .subscribe(
            rule -> {
              heatmap.scaleRuleProperty().set(rule);
              grid.scaleRuleProperty().set(rule);
            });
    HBox meanChoice = Parts.styled(new HBox(oneHead, layerMean, wholeMean), "toggle-row");
    FlowPane bar =
        Parts.styled(
            new FlowPane(title, meanChoice, Parts.named(texts.get("scale.name"), scale)),
            "map-bar");
    VBox.setVgrow(heatmap, Priority.ALWAYS);
    readOut.getStyleClass().add("read-out");
    readOut.setMaxWidth(Double.MAX_VALUE);
    HBox foot = Parts.toolbar(readOut, maskRectangle(), Parts.spring(), masses);
    HBox.setHgrow(readOut, Priority.SOMETIMES);
    VBox pane = Parts.styled(new VBox(bar, heatmap, foot), "pane");
    pane.setMinWidth(320);
    lifetime.follow(model.busyProperty(), busy -> heatmap.setOpacity(busy ? 0.6 : 1));
    return pane;
  }

  /** There while a rectangle is drawn on the map. */
  private Button maskRectangle() {
    Button mask = Parts.id("mask-rectangle", new Button(texts.get("attention.mask-rectangle")));
    mask.getStyleClass().add("small");
    mask.setMinWidth(USE_PREF_SIZE);
    mask.setOnAction(_ -> heatmap.selectionProperty().get().map(this::block).ifPresent(this::mask));
    heatmap.selectionProperty().subscribe(range -> Parts.present(mask, range.isPresent()));
    return mask;
  }

  private void mask(Zone.Block rectangle) {
    heatmap.selectionProperty().set(Optional.empty());
    model.mask(rectangle);
  }

  private Zone.Block block(CellRange range) {
    return new Zone.Block(
        IndexSet.of(IntStream.rangeClosed(range.firstFrom(), range.lastFrom()).toArray()),
        IndexSet.of(IntStream.rangeClosed(range.firstTo(), range.lastTo()).toArray()));
  }

  private ToggleButton meanToggle(String key) {
    ToggleButton toggle = Parts.id(key.replace('.', '-'), new ToggleButton(texts.get(key)));
    toggle.getStyleClass().add("small");
    toggle.setToggleGroup(mean);
    toggle.setMinWidth(USE_PREF_SIZE);
    return toggle;
  }

  /** A click on a thumbnail always shows that head, whatever mean was shown before. */
  private void gridSelected() {
    grid.selectedProperty()
        .get()
        .ifPresent(at -> model.headProperty().set(new HeadChoice.One(at.layer(), at.head())));
  }

  private void choose() {
    Place at = grid.selectedProperty().get().orElse(new Place(0, 0));
    model
        .headProperty()
        .set(
            wholeMean.isSelected()
                ? new HeadChoice.WholeMean()
                : layerMean.isSelected()
                    ? new HeadChoice.LayerMean(at.layer())
                    : new HeadChoice.One(at.layer(), at.head()));
    showChoice(model.headProperty().get());
  }

  private void showChoice(HeadChoice choice) {
    switch (choice) {
      case HeadChoice.One(int layer, int head) -> {
        mean.selectToggle(oneHead);
        title.setText(texts.get("attention.title.head", layer, head));
        if (grid.attentionProperty().get().isPresent()) {
          grid.select(layer, head);
        }
      }
      case HeadChoice.LayerMean(int layer) -> {
        mean.selectToggle(layerMean);
        title.setText(texts.get("attention.title.layer", layer));
      }
      case HeadChoice.WholeMean() -> {
        mean.selectToggle(wholeMean);
        title.setText(texts.get("attention.title.whole"));
      }
    }
  }

  private void showZones(List<ShownZone> zones) {
    heatmap.getZones().setAll(zones.stream().map(ShownZone::zone).toList());
    masses
        .getChildren()
        .setAll(
            zones.stream()
                .map(each -> texts.get("attention.mass", each.zone().name(), each.mass()))
                .map(this::massLabel)
                .toList());
  }

  private Label massLabel(String text) {
    Label label = Parts.styled(new Label(text), "mass");
    label.setMinWidth(USE_PREF_SIZE);
    label.setTooltip(new Tooltip(texts.get("attention.mass.hint")));
    return label;
  }

  private void showReadOut(Optional<ReadOut> at) {
    readOut.setText(
        at.map(
                each ->
                    texts.get(
                        "attention.read-out",
                        each.from(),
                        each.fromToken(),
                        each.to(),
                        each.toToken(),
                        each.weight(),
                        each.zones().isEmpty() ? "–" : String.join(" ", each.zones())))
            .orElseGet(() -> texts.get("attention.read-out.none")));
  }
}
