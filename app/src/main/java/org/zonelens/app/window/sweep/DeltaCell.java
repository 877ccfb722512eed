package org.zonelens.app.window.sweep;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.app.text.Texts;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.viewer.palette.ColourScale;

/** One mask's ΔEM, coloured; pressed, it shows the questions that flipped. */
final class DeltaCell extends Button {
  private static final ColourScale SCALE = ColourScale.Diverging.DELTA_EM;

  private final Texts texts;
  private final Tooltip details = new Tooltip();

  DeltaCell(Texts texts) {
    this.texts = texts;
    getStyleClass().setAll("delta-cell");
    setTooltip(details);
    setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    setMinWidth(0);
  }

  void show(String name, Optional<SweepCell> cell) {
    boolean known = cell.isPresent() && cell.get().n() > 0;
    pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("missing"), !known);
    setDisable(!known);
    if (!known) {
      setText("");
      setStyle("");
      setAccessibleText(texts.get("sweep.cell.missing", name));
      return;
    }
    SweepCell shown = cell.orElseThrow();
    int argb = SCALE.argb(shown.deltaEm());
    setStyle(
        "-fx-background-color: #%06x; -fx-text-fill: %s"
            .formatted(argb & 0xffffff, isDark(argb) ? "white" : "#1b1f24"));
    setText(texts.get("sweep.delta", shown.deltaEm()));
    String said =
        texts.get(
            "sweep.cell",
            name,
            shown.deltaEm(),
            shown.low(),
            shown.high(),
            shown.n(),
            shown.fixed(),
            shown.broken(),
            shown.pAdjusted());
    details.setText(said);
    setAccessibleText(said);
  }

  /** Perceived brightness, ITU-R BT.601. */
  private static boolean isDark(int argb) {
    int red = argb >> 16 & 0xff;
    int green = argb >> 8 & 0xff;
    int blue = argb & 0xff;
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140;
  }

  void select(boolean selected) {
    pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("chosen"), selected);
  }

  /** A cell that finds its place in tests. */
  static DeltaCell at(int row, int column, Texts texts) {
    return Parts.id("cell-" + row + "-" + column, new DeltaCell(texts));
  }
}
