package org.zonelens.models.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pickle has built so far: the stack with its marks, and the memo of values to be used
 * again. Counts every value, so that a pickle cannot fill the memory.
 */
final class PickleStack {
  /** BERT-large takes 16 thousand. */
  private static final int MOST_VALUES = 1_000_000;

  private final PickleInput input;
  private final List<Pickled> values = new ArrayList<>();
  private final Map<Long, Pickled> memo = new HashMap<>();
  private int[] marks = new int[8];
  private int markCount;
  private long spent;

  PickleStack(PickleInput input) {
    this.input = input;
  }

  void push(Pickled value) {
    spend(1);
    values.add(value);
  }

  Pickled pop() {
    requireValue();
    return values.removeLast();
  }

  Pickled peek() {
    requireValue();
    return values.getLast();
  }

  void mark() {
    spend(1);
    if (markCount == marks.length) {
      marks = Arrays.copyOf(marks, 2 * marks.length);
    }
    marks[markCount++] = values.size();
  }

  /** Everything above the last mark, oldest first, taken away with the mark. */
  List<Pickled> popToMark() {
    if (markCount == 0) {
      throw input.damaged();
    }
    List<Pickled> top = values.subList(marks[--markCount], values.size());
    List<Pickled> popped = new ArrayList<>(top);
    top.clear();
    return popped;
  }

  /** As {@link #pop}, but with nothing above the last mark it takes the mark, as Python does. */
  void drop() {
    if (markCount > 0 && marks[markCount - 1] == values.size()) {
      markCount--;
    } else {
      pop();
    }
  }

  void store(long slot) {
    spend(1);
    memo.put(slot, peek());
  }

  /** Stores under the next number, as protocol 4 does. */
  void store() {
    store(memo.size());
  }

  void recall(long slot) {
    Pickled value = memo.get(slot);
    if (value == null) {
      throw input.damaged();
    }
    push(value);
  }

  /** Counts work that copies so many values. */
  void spend(long count) {
    spent += count;
    if (spent > MOST_VALUES) {
      throw input.refused(TorchFault.PICKLE_VALUES, MOST_VALUES);
    }
  }

  private void requireValue() {
    if (values.isEmpty() || (markCount > 0 && marks[markCount - 1] == values.size())) {
      throw input.damaged();
    }
  }
}
