package org.zonelens.viewer.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ViewportTest {

  @Test
  void zoomingKeepsThePointUnderThePointer() {
    Viewport view = Viewport.fitting(100, 400, 400).zoomed(3, 200, 200);
    double column = (view.left() + 150) / view.cell();
    double row = (view.top() + 310) / view.cell();
    Viewport closer = view.zoomed(1.7, 150, 310);
    assertEquals(column, (closer.left() + 150) / closer.cell(), 1e-9);
    assertEquals(row, (closer.top() + 310) / closer.cell(), 1e-9);
    assertTrue(closer.cell() > view.cell());
  }

  @Test
  void zoomingInAWidePictureKeepsThePointToo() {
    Viewport view = Viewport.fitting(40, 600, 300);
    for (int step = 1; step <= 10; step++) {
      view = view.zoomed(1.1, 270, 33);
      assertEquals(36, (view.left() + 270) / view.cell(), 1e-9, "step " + step);
    }
  }

  @Test
  void aMapOfOneCellAndOneOf512FitInside() {
    for (int size : new int[] {1, 2, 40, 512}) {
      Viewport view = Viewport.fitting(size, 300, 200);
      assertTrue(view.x(size) <= 300 + 1e-9 && view.y(size) <= 200 + 1e-9, "size " + size);
    }
  }

  @Test
  void draggingStopsAtTheEdges() {
    Viewport view = Viewport.fitting(50, 200, 200).zoomed(4, 0, 0);
    assertEquals(0, view.dragged(500, 500).left());
    Viewport end = view.dragged(-10_000, -10_000);
    assertEquals(200, end.x(50), 1e-9);
    assertEquals(200, end.y(50), 1e-9);
  }

  @Test
  void zoomingOutEndsAtTheWholeMap() {
    Viewport view = Viewport.fitting(50, 200, 200).zoomed(4, 60, 10).zoomed(0.01, 20, 90);
    assertTrue(view.isFitting());
    assertEquals(0, view.left());
  }

  @Test
  void whatFittedFitsAgainInAnotherSizeAndWhatWasZoomedStays() {
    Viewport fitting = Viewport.fitting(50, 200, 200);
    assertTrue(fitting.resized(600, 500).isFitting());
    Viewport zoomed = fitting.zoomed(5, 100, 100);
    assertEquals(zoomed.cell(), zoomed.resized(300, 250).cell());
    assertFalse(zoomed.resized(300, 250).isFitting());
  }

  @Test
  void showingACellMovesNoFurtherThanNeeded() {
    Viewport view = Viewport.fitting(50, 200, 200).zoomed(5, 0, 0);
    assertEquals(view, view.showing(3, 3));
    Viewport moved = view.showing(40, 3);
    assertEquals(200, moved.y(41), 1e-9);
    assertEquals(view.left(), moved.left());
  }
}
