package org.zonelens.analysis.zone;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which layers, heads or tokens: all of them, or a set of 0-based numbers like {@code 0,2-5}. */
public sealed interface IndexSet {

  /** Every index there is. */
  static IndexSet all() {
    return new All();
  }

  static IndexSet of(int... indexes) {
    BitSet bits = new BitSet();
    for (int index : indexes) {
      bits.set(index);
    }
    return new Some(bits);
  }

  boolean contains(int index);

  /** The members among the given positions. */
  default BitSet within(BitSet positions) {
    BitSet members = new BitSet();
    positions.stream().filter(this::contains).forEach(members::set);
    return members;
  }

  /** The members among 0 .. count-1. */
  default BitSet below(int count) {
    BitSet range = new BitSet(count);
    range.set(0, count);
    return within(range);
  }

  /** Every index there is. */
  record All() implements IndexSet {
    @Override
    public boolean contains(int index) {
      return true;
    }

    @Override
    public String toString() {
      return "all";
    }
  }

  /** The set bits. */
  record Some(BitSet members) implements IndexSet {
    public Some {
      if (members.isEmpty()) {
        throw new IllegalArgumentException("an index set needs at least one member");
      }
      members = (BitSet) members.clone();
    }

    @Override
    public BitSet members() {
      return (BitSet) members.clone();
    }

    /** The greatest member. */
    public int last() {
      return members.length() - 1;
    }

    @Override
    public boolean contains(int index) {
      return members.get(index);
    }

    @Override
    public String toString() {
      List<String> runs = new ArrayList<>();
      int first = members.nextSetBit(0);
      while (first >= 0) {
        int end = members.nextClearBit(first);
        runs.add(end - first == 1 ? "" + first : first + "-" + (end - 1));
        first = members.nextSetBit(end);
      }
      return String.join(",", runs);
    }
  }
}
