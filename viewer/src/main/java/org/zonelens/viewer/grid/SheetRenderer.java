package org.zonelens.viewer.grid;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.zonelens.analysis.model.Attention;
import org.zonelens.viewer.palette.Palette;
import org.zonelens.viewer.palette.ScaleRule;

/**
 * Draws sheets off the toolkit's thread. At most one drawing runs; of the wishes that come
 * meanwhile only the last is drawn next. All methods run on the toolkit's thread.
 */
final class SheetRenderer {

  /** What a sheet is drawn from. */
  record Wish(Attention attention, int side, Palette palette, ScaleRule rule) {}

  private final Executor executor;
  private final Consumer<Sheet> show;
  private Optional<Wish> last = Optional.empty();
  private Optional<Wish> next = Optional.empty();
  private boolean running;

  /**
   * @param show gets each finished sheet, on the toolkit's thread
   */
  SheetRenderer(Executor executor, Consumer<Sheet> show) {
    this.executor = executor;
    this.show = show;
  }

  void want(Wish wish) {
    if (last.isPresent() && last.get().equals(wish)) {
      return;
    }
    last = Optional.of(wish);
    next = last;
    if (!running) {
      start();
    }
  }

  private void start() {
    if (next.isEmpty()) {
      return;
    }
    Wish wish = next.get();
    next = Optional.empty();
    running = true;
    executor.execute(
        () -> {
          Sheet sheet = Sheet.draw(wish.attention(), wish.side(), wish.palette(), wish.rule());
          Platform.runLater(() -> finished(sheet));
        });
  }

  private void finished(Sheet sheet) {
    running = false;
    if (next.isEmpty()) {
      show.accept(sheet);
    }
    start();
  }
}
