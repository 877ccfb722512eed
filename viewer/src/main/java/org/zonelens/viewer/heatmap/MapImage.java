package org.zonelens.viewer.heatmap;

import java.nio.IntBuffer;
import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.map.MaxPool;
import org.zonelens.viewer.map.Raster;
import org.zonelens.viewer.palette.ColourScale;

/**
 * The visible part of the map as one image with a pixel per pixel of the screen.
 *
 * <p>Enlarging a small image is left to nobody: the software pipeline smooths it even when told not
 * to, and cells would bleed into each other. Copying rows of finished pixels is quick enough to pan
 * and zoom a 512 x 512 map.
 */
final class MapImage extends ImageView {
  private record Source(AttentionMap map, ColourScale scale, int cells) {}

  private record Shown(Source source, Viewport view, double pixelsPerUnit) {}

  private Optional<Source> source = Optional.empty();
  private Optional<Shown> shown = Optional.empty();
  private int[] cellColours = new int[0];

  MapImage() {
    getStyleClass().add("map-image");
    setManaged(false);
    setMouseTransparent(true);
  }

  /**
   * Shows a part of the map; does nothing if it is already there.
   *
   * @param pixelsPerUnit how finely the screen resolves
   */
  void show(AttentionMap map, ColourScale scale, Viewport view, double pixelsPerUnit) {
    double side = view.size() * view.cell() * pixelsPerUnit;
    // Below a pixel per cell pooling keeps every bright one; sampling would lose some.
    int cells = Math.clamp((long) Math.floor(side), 1, map.size());
    Source wanted = new Source(map, scale, cells);
    if (source.isEmpty() || !source.get().equals(wanted)) {
      source = Optional.of(wanted);
      cellColours = Raster.argb(MaxPool.shrink(map.weights(), map.size(), cells), scale);
    }
    Shown picture = new Shown(wanted, view, pixelsPerUnit);
    if (shown.isEmpty() || !shown.get().equals(picture)) {
      shown = Optional.of(picture);
      draw(cells, view, pixelsPerUnit);
    }
  }

  private void draw(int cells, Viewport view, double pixelsPerUnit) {
    int width = (int) Math.max(1, Math.round(view.shownWidth() * pixelsPerUnit));
    int height = (int) Math.max(1, Math.round(view.shownHeight() * pixelsPerUnit));
    double cell = view.size() * view.cell() * pixelsPerUnit / cells;
    int[] columns = cellsAlong(width, view.left() * pixelsPerUnit, cell, cells);
    int[] rows = cellsAlong(height, view.top() * pixelsPerUnit, cell, cells);
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      if (y > 0 && rows[y] == rows[y - 1]) {
        System.arraycopy(argb, (y - 1) * width, argb, y * width, width);
      } else {
        for (int x = 0; x < width; x++) {
          argb[y * width + x] = cellColours[rows[y] * cells + columns[x]];
        }
      }
    }
    setImage(
        new WritableImage(
            new PixelBuffer<>(
                width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance())));
    setFitWidth(width / pixelsPerUnit);
    setFitHeight(height / pixelsPerUnit);
  }

  /** Which cell each pixel's middle lies in. */
  private static int[] cellsAlong(int pixels, double hidden, double cell, int cells) {
    int[] result = new int[pixels];
    for (int pixel = 0; pixel < pixels; pixel++) {
      result[pixel] = Math.clamp((long) ((hidden + pixel + 0.5) / cell), 0, cells - 1);
    }
    return result;
  }
}
