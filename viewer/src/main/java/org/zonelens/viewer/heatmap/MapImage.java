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

/** The map as one image of a pixel per cell, enlarged without smoothing. */
final class MapImage extends ImageView {
  private record Drawn(AttentionMap map, ColourScale scale, int pixels) {}

  private Optional<Drawn> drawn = Optional.empty();

  MapImage() {
    getStyleClass().add("map-image");
    setSmooth(false);
    setManaged(false);
    setMouseTransparent(true);
  }

  /** Shows the part of the map; pixels are computed only if map, scale or resolution changed. */
  void show(AttentionMap map, ColourScale scale, Viewport view) {
    double side = view.size() * view.cell();
    // Below a pixel per cell the toolkit would skip cells; pooling keeps every bright one.
    int pixels = Math.clamp((long) Math.floor(side), 1, Math.max(1, map.size()));
    Drawn wanted = new Drawn(map, scale, pixels);
    if (drawn.isEmpty() || !drawn.get().equals(wanted)) {
      float[] pooled = MaxPool.shrink(map.weights(), map.size(), pixels);
      int[] argb = Raster.argb(pooled, scale);
      setImage(
          new WritableImage(
              new PixelBuffer<>(
                  pixels, pixels, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance())));
      drawn = Optional.of(wanted);
    }
    setFitWidth(side);
    setFitHeight(side);
    relocate(-view.left(), -view.top());
  }
}
