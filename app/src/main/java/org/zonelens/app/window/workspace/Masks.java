package org.zonelens.app.window.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;

/** The masks that the user edits, with every earlier state to go back to. */
public final class Masks {
  private static final int STEPS_KEPT = 200;

  private final ReadOnlyObjectWrapper<Masking> masking = new ReadOnlyObjectWrapper<>(Masking.NONE);
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final Deque<Masking> undo = new ArrayDeque<>();
  private final Deque<Masking> redo = new ArrayDeque<>();

  /** The masks and how zones are read; immutable, so any job may take it along. */
  public ReadOnlyObjectProperty<Masking> maskingProperty() {
    return masking.getReadOnlyProperty();
  }

  public Masking masking() {
    return masking.get();
  }

  public Convention convention() {
    return masking().convention();
  }

  public void setConvention(Convention convention) {
    change(new Masking(convention, masking().interventions()));
  }

  public void add(Intervention mask) {
    List<Intervention> changed = new ArrayList<>(masking().interventions());
    changed.add(mask);
    change(new Masking(convention(), changed));
  }

  public void replace(int index, Intervention mask) {
    List<Intervention> changed = new ArrayList<>(masking().interventions());
    changed.set(index, mask);
    change(new Masking(convention(), changed));
  }

  public void remove(int index) {
    List<Intervention> changed = new ArrayList<>(masking().interventions());
    changed.remove(index);
    change(new Masking(convention(), changed));
  }

  public void clear() {
    change(new Masking(convention(), List.of()));
  }

  public void undo() {
    if (!undo.isEmpty()) {
      redo.push(masking());
      show(undo.pop());
    }
  }

  public void redo() {
    if (!redo.isEmpty()) {
      undo.push(masking());
      show(redo.pop());
    }
  }

  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  private void change(Masking changed) {
    if (changed.equals(masking())) {
      return;
    }
    undo.push(masking());
    if (undo.size() > STEPS_KEPT) {
      undo.removeLast();
    }
    redo.clear();
    show(changed);
  }

  private void show(Masking shown) {
    canUndo.set(!undo.isEmpty());
    canRedo.set(!redo.isEmpty());
    masking.set(shown);
  }
}
