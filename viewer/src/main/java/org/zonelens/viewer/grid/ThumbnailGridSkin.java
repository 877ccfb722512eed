package org.zonelens.viewer.grid;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.zonelens.analysis.model.Attention;

/** Headings, one image of all thumbnails, and the frame around the selected one. */
final class ThumbnailGridSkin extends SkinBase<ThumbnailGrid> {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double ROW_HEAD = 24;
  private static final double COLUMN_HEAD = 18;
  private static final double TITLE = 16;
  private static final int SMALLEST = 8;
  private static final int LARGEST = 160;

  private final ThumbnailGrid control;
  private final ImageView image = new ImageView();
  private final Rectangle chosen = new Rectangle();
  private final Rectangle hovered = new Rectangle();
  private final Group headings = new Group();
  private final List<Label> rowHeads = new ArrayList<>();
  private final List<Label> columnHeads = new ArrayList<>();
  private final Label layerTitle = new Label();
  private final Label headTitle = new Label();
  private final Label empty = new Label();
  private final Tooltip tooltip = new Tooltip();
  private final SheetRenderer renderer;
  private Optional<Place> pointed = Optional.empty();
  private double side = SMALLEST;

  ThumbnailGridSkin(ThumbnailGrid control) {
    super(control);
    this.control = control;
    renderer = new SheetRenderer(control.renderer(), this::show);
    image.setSmooth(false);
    image.setManaged(false);
    headings.setManaged(false);
    chosen.getStyleClass().add("chosen");
    chosen.setManaged(false);
    hovered.getStyleClass().add("hovered");
    hovered.setManaged(false);
    hovered.setVisible(false);
    layerTitle.setText(control.texts().get("grid.layer"));
    headTitle.setText(control.texts().get("grid.head"));
    layerTitle.getStyleClass().add("axis-title");
    headTitle.getStyleClass().add("axis-title");
    layerTitle.setRotate(-90);
    empty.setText(control.texts().get("grid.empty"));
    empty.getStyleClass().add("empty-text");
    getChildren().addAll(image, hovered, chosen, headings, layerTitle, headTitle, empty);

    tooltip.setShowDelay(Duration.millis(350));
    control.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    control.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Optional.empty()));
    control.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    control.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    control.attentionProperty().subscribe(_ -> attentionChanged());
    control.selectedProperty().subscribe(control::requestLayout);
    control.paletteProperty().subscribe(control::requestLayout);
    control.scaleRuleProperty().subscribe(control::requestLayout);
  }

  private void attentionChanged() {
    int layers = control.attentionProperty().get().map(Attention::layers).orElse(0);
    int heads = control.attentionProperty().get().map(Attention::heads).orElse(0);
    if (rowHeads.size() != layers || columnHeads.size() != heads) {
      number(rowHeads, layers, Pos.CENTER_RIGHT);
      number(columnHeads, heads, Pos.CENTER);
      headings.getChildren().setAll(rowHeads);
      headings.getChildren().addAll(columnHeads);
    }
    if (layers == 0) {
      image.setImage(null);
    }
    control.requestLayout();
  }

  private static void number(List<Label> labels, int count, Pos alignment) {
    labels.clear();
    for (int i = 0; i < count; i++) {
      Label label = new Label(Integer.toString(i));
      label.getStyleClass().add("heading");
      label.setAlignment(alignment);
      // A group would resize it to its text; its place is the thumbnail's.
      label.setManaged(false);
      labels.add(label);
    }
  }

  private void show(Sheet sheet) {
    if (control.attentionProperty().get().isEmpty()) {
      return;
    }
    image.setImage(
        new WritableImage(
            new PixelBuffer<>(
                sheet.width(),
                sheet.height(),
                IntBuffer.wrap(sheet.argb()),
                PixelFormat.getIntArgbPreInstance())));
    control.requestLayout();
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    Optional<Attention> attention = control.attentionProperty().get();
    boolean shown = attention.isPresent();
    for (var part : List.of(image, chosen, headings, layerTitle, headTitle)) {
      part.setVisible(shown);
    }
    empty.setVisible(!shown);
    if (attention.isEmpty()) {
      double emptyWidth = Math.min(width, empty.prefWidth(-1));
      double emptyHeight = empty.prefHeight(emptyWidth);
      empty.resizeRelocate(
          x + (width - emptyWidth) / 2, y + (height - emptyHeight) / 2, emptyWidth, emptyHeight);
      return;
    }
    int layers = attention.get().layers();
    int heads = attention.get().heads();
    double across = (width - TITLE - ROW_HEAD) / heads;
    double down = (height - TITLE - COLUMN_HEAD) / layers;
    side = Math.clamp(Math.floor(Math.min(across, down)) - Sheet.GAP, SMALLEST, LARGEST);
    renderer.want(
        new SheetRenderer.Wish(
            attention.get(),
            (int) side,
            control.paletteProperty().get(),
            control.scaleRuleProperty().get()));
    image.setFitWidth(heads * pitch());
    image.setFitHeight(layers * pitch());
    image.relocate(x + TITLE + ROW_HEAD, y + TITLE + COLUMN_HEAD);
    layoutHeadings(x, y);
    frame(chosen, control.selectedProperty().get());
    frame(hovered, pointed);
  }

  private double pitch() {
    return side + Sheet.GAP;
  }

  private void layoutHeadings(double x, double y) {
    double left = x + TITLE + ROW_HEAD;
    double top = y + TITLE + COLUMN_HEAD;
    Optional<Place> at = control.selectedProperty().get();
    int rowStep = (int) Math.ceil(13 / pitch());
    for (int layer = 0; layer < rowHeads.size(); layer++) {
      Label label = rowHeads.get(layer);
      label.setVisible(layer % rowStep == 0);
      label.pseudoClassStateChanged(SELECTED, at.isPresent() && at.get().layer() == layer);
      label.resizeRelocate(x + TITLE, top + layer * pitch() + (side - 16) / 2, ROW_HEAD - 6, 16);
    }
    int columnStep = (int) Math.ceil(18 / pitch());
    for (int head = 0; head < columnHeads.size(); head++) {
      Label label = columnHeads.get(head);
      label.setVisible(head % columnStep == 0);
      label.pseudoClassStateChanged(SELECTED, at.isPresent() && at.get().head() == head);
      double room = Math.max(side, 18);
      label.resizeRelocate(
          left + head * pitch() + (side - room) / 2, y + TITLE, room, COLUMN_HEAD - 2);
    }
    double headWidth = headTitle.prefWidth(-1);
    double gridWidth = columnHeads.size() * pitch();
    headTitle.resizeRelocate(
        left + Math.max(0, (gridWidth - headWidth) / 2), y, headWidth, headTitle.prefHeight(-1));
    double layerWidth = layerTitle.prefWidth(-1);
    double layerHeight = layerTitle.prefHeight(-1);
    double gridHeight = rowHeads.size() * pitch();
    layerTitle.resizeRelocate(
        x + (TITLE - layerWidth) / 2,
        top + (gridHeight - layerHeight) / 2,
        layerWidth,
        layerHeight);
  }

  private void frame(Rectangle frame, Optional<Place> place) {
    frame.setVisible(place.isPresent());
    place.ifPresent(
        at -> {
          frame.setX(image.getLayoutX() + at.head() * pitch());
          frame.setY(image.getLayoutY() + at.layer() * pitch());
          frame.setWidth(side);
          frame.setHeight(side);
        });
  }

  private Optional<Place> at(MouseEvent event) {
    int head = (int) Math.floor((event.getX() - image.getLayoutX()) / pitch());
    int layer = (int) Math.floor((event.getY() - image.getLayoutY()) / pitch());
    return control
        .attentionProperty()
        .get()
        .filter(shown -> head >= 0 && layer >= 0 && head < shown.heads() && layer < shown.layers())
        .map(_ -> new Place(layer, head));
  }

  private void moved(MouseEvent event) {
    point(at(event));
  }

  private void point(Optional<Place> place) {
    if (place.equals(pointed)) {
      return;
    }
    pointed = place;
    frame(hovered, pointed);
    if (pointed.isPresent()) {
      tooltip.setText(
          control.texts().get("grid.cell", pointed.get().layer(), pointed.get().head()));
      Tooltip.install(control, tooltip);
    } else {
      Tooltip.uninstall(control, tooltip);
    }
  }

  private void pressed(MouseEvent event) {
    control.requestFocus();
    at(event).ifPresent(place -> control.selectedProperty().set(Optional.of(place)));
  }

  private void keyPressed(KeyEvent event) {
    boolean known = true;
    switch (event.getCode()) {
      case UP, KP_UP -> control.move(-1, 0);
      case DOWN, KP_DOWN -> control.move(1, 0);
      case LEFT, KP_LEFT -> control.move(0, -1);
      case RIGHT, KP_RIGHT -> control.move(0, 1);
      case HOME -> control.move(Integer.MIN_VALUE / 2, Integer.MIN_VALUE / 2);
      case END -> control.move(Integer.MAX_VALUE / 2, Integer.MAX_VALUE / 2);
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  @Override
  protected double computePrefWidth(
      double height, double top, double right, double bottom, double left) {
    return 320;
  }

  @Override
  protected double computePrefHeight(
      double width, double top, double right, double bottom, double left) {
    return 320;
  }

  @Override
  protected double computeMinWidth(
      double height, double top, double right, double bottom, double left) {
    return 120;
  }

  @Override
  protected double computeMinHeight(
      double width, double top, double right, double bottom, double left) {
    return 120;
  }
}
