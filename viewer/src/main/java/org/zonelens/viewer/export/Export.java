package org.zonelens.viewer.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.file.WholeFile;

/** Writes figures to files. */
public final class Export {
  private Export() {}

  /**
   * Writes a figure in the format that the file's ending names. The file appears whole or not at
   * all: a failure leaves what was there before.
   *
   * @throws InputException if the ending names no format ({@link ExportFault#UNKNOWN_ENDING}) or
   *     the file cannot be written ({@link ExportFault#UNWRITABLE})
   */
  public static void write(Path file, Figure figure, FigureSize size) {
    FigureFormat format =
        FigureFormat.of(file)
            .orElseThrow(() -> new InputException(ExportFault.UNKNOWN_ENDING, file));
    try {
      byte[] bytes = format.bytes(figure, size);
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      WholeFile.write(file, unfinished -> Files.write(unfinished, bytes));
    } catch (IOException e) {
      throw new InputException(e, ExportFault.UNWRITABLE, file, reason(e));
    }
  }

  /**
   * The figure as an {@code <svg>} element for a page, as wide as its place allows.
   *
   * @param prefix of all ids in it, to be no other's on the page
   */
  public static String svgElement(Figure figure, FigureSize size, String prefix) {
    SVGGraphics2D graphics = FigureFormat.svg(size);
    graphics.setDefsKeyPrefix(prefix);
    figure.draw(graphics, size.width(), size.height());
    ViewBox whole = new ViewBox(0, 0, size.width(), size.height());
    String element = graphics.getSVGElement(null, false, whole, null, null);
    // The writer's own name space, which it uses for nothing and HTML does not allow.
    return element.replaceFirst(" xmlns:jfreesvg='[^']*'", "");
  }

  private static String reason(IOException e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }
}
