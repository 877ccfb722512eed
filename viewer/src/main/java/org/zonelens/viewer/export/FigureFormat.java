package org.zonelens.viewer.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jfree.pdf.PDFDocument;
import org.jfree.pdf.PDFHints;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.zonelens.assets.Fonts;

/** The formats figures are written in. */
public enum FigureFormat {
  SVG {
    @Override
    byte[] bytes(Figure figure, FigureSize size) {
      SVGGraphics2D graphics = svg(size);
      figure.draw(graphics, size.width(), size.height());
      return graphics.getSVGDocument().getBytes(StandardCharsets.UTF_8);
    }
  },
  PDF {
    @Override
    byte[] bytes(Figure figure, FigureSize size) {
      PDFDocument document = new PDFDocument();
      var page = document.createPage(new Rectangle2D.Double(0, 0, size.width(), size.height()));
      Graphics2D graphics = page.getGraphics2D();
      // The standard fonts of PDF have no Chinese; as shapes every character survives.
      graphics.setRenderingHint(
          PDFHints.KEY_DRAW_STRING_TYPE, PDFHints.VALUE_DRAW_STRING_TYPE_VECTOR);
      figure.draw(graphics, size.width(), size.height());
      return document.getPDFBytes();
    }
  },
  PNG {
    @Override
    byte[] bytes(Figure figure, FigureSize size) throws IOException {
      int width = (int) Math.round(size.width() * size.scale());
      int height = (int) Math.round(size.height() * size.scale());
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.scale(size.scale(), size.scale());
      figure.draw(graphics, size.width(), size.height());
      graphics.dispose();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IOException("this Java has no PNG writer");
      }
      return bytes.toByteArray();
    }
  };

  /** The format that a file's ending names: {@code .svg}, {@code .pdf} or {@code .png}. */
  public static Optional<FigureFormat> of(Path file) {
    String name = Objects.toString(file.getFileName(), "").toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.ending())).findFirst();
  }

  /** The file ending, with its dot. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** The whole file. */
  abstract byte[] bytes(Figure figure, FigureSize size) throws IOException;

  /** A surface to draw SVG on. */
  static SVGGraphics2D svg(FigureSize size) {
    SVGGraphics2D graphics = new SVGGraphics2D(size.width(), size.height());
    graphics.setRenderingHint(SVGHints.KEY_IMAGE_HANDLING, SVGHints.VALUE_IMAGE_HANDLING_EMBED);
    graphics.setFontFunction(FigureFormat::withFallbacks);
    return graphics;
  }

  /** SVG names fonts instead of carrying them: readers without ours get the nearest they have. */
  private static String withFallbacks(String family) {
    // Without quotes: the writer puts the list into an attribute as it is.
    return family.equals(Fonts.FAMILY)
        ? family + ", Noto Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"
        : family;
  }
}
