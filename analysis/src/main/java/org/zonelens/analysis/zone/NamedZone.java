package org.zonelens.analysis.zone;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Roles;
import org.zonelens.analysis.zone.Cells.From;
import org.zonelens.analysis.zone.Cells.To;

/** The zones that have a name, after Cui et al. (iScience 2022), and the special tokens. */
public enum NamedZone implements Zone {
  /** Everything but the columns of special tokens. */
  ALL,
  /** Understanding the question. */
  Q2,
  /** Seeking clues: from the question to the passage. */
  Q2P,
  /** Verifying the answer: from the passage to the question. */
  P2Q,
  /** Understanding the passage. */
  P2,
  CLS,
  SEP,
  /** [CLS] and both [SEP]. */
  SPECIAL,
  DIAGONAL,
  /**
   * For reproduction only: removes no cell, but makes padding visible. The published code's "all"
   * adds -10000 to every score, padding included, and softmax ignores a constant.
   */
  PUBLISHED_ALL;

  /** The name in specs and files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<NamedZone> byId(String id) {
    return Arrays.stream(values()).filter(zone -> zone.id().equals(id)).findFirst();
  }

  @Override
  public Cells cells(Roles roles, Convention convention) {
    int size = roles.size();
    BitSet question = roles.where(Role.QUESTION);
    BitSet passage = roles.where(Role.PASSAGE);
    BitSet present = roles.present();
    boolean published = convention == Convention.PUBLISHED;
    return switch (this) {
      case Q2 -> Cells.block(size, new From(question), new To(question));
      case P2 -> Cells.block(size, new From(passage), new To(passage));
      case Q2P ->
          Cells.block(
              size, new From(published ? without(present, passage) : question), new To(passage));
      case P2Q ->
          Cells.block(
              size, new From(published ? without(present, question) : passage), new To(question));
      case ALL -> {
        // With strict rows the union of the four zones is just the same block, row by row.
        BitSet either = both(question, passage);
        yield Cells.block(size, new From(published ? present : either), new To(either));
      }
      case CLS -> Cells.block(size, new From(present), new To(roles.where(Role.CLS)));
      case SEP -> Cells.block(size, new From(present), new To(roles.where(Role.SEP)));
      case SPECIAL ->
          Cells.block(
              size, new From(present), new To(both(roles.where(Role.CLS), roles.where(Role.SEP))));
      case DIAGONAL -> Cells.band(size, present, 0);
      case PUBLISHED_ALL -> Cells.none(size);
    };
  }

  private static BitSet without(BitSet tokens, BitSet removed) {
    BitSet result = (BitSet) tokens.clone();
    result.andNot(removed);
    return result;
  }

  private static BitSet both(BitSet one, BitSet other) {
    BitSet result = (BitSet) one.clone();
    result.or(other);
    return result;
  }

  @Override
  public String toString() {
    return id();
  }
}
