package org.zonelens.app.window.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;

class MasksTest {
  private final Masks masks = new Masks();

  @Test
  void undoTakesBackOneEditAndRedoBringsItAgain() {
    masks.add(Intervention.parse("q2"));
    masks.replace(0, Intervention.parse("q2@1"));
    masks.undo();
    assertEquals(List.of(Intervention.parse("q2")), masks.masking().interventions());
    masks.redo();
    assertEquals(List.of(Intervention.parse("q2@1")), masks.masking().interventions());
    assertFalse(masks.canRedoProperty().get());
  }

  @Test
  void anEditThatChangesNothingIsNoStepToUndo() {
    masks.add(Intervention.parse("q2"));
    masks.replace(0, Intervention.parse("q2"));
    masks.undo();
    assertTrue(masks.masking().isNone());
    assertFalse(masks.canUndoProperty().get());
  }

  @Test
  void aNewEditForgetsWhatWasUndone() {
    masks.add(Intervention.parse("q2"));
    masks.undo();
    masks.add(Intervention.parse("p2"));
    assertFalse(masks.canRedoProperty().get());
  }

  @Test
  void theConventionIsPartOfWhatIsUndone() {
    masks.setConvention(Convention.STRICT);
    masks.undo();
    assertEquals(Convention.PUBLISHED, masks.convention());
  }
}
