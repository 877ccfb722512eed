package org.zonelens.models.demo;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The three bodies of data, kept apart by hashing what is said rather than by remembering it.
 *
 * <p>A name belongs either to {@link #NEW_NAMES} or to the two others; a fact (subject, relation,
 * answer) belongs either to {@link #TRAINING} or to {@link #DEVELOPMENT}. So however long training
 * runs, it meets neither a fact of the development set nor a name of the new-names set.
 */
enum Split {
  TRAINING,
  DEVELOPMENT,
  NEW_NAMES;

  private static final int NAME_BUCKETS = 8;
  private static final int FACT_BUCKETS = 4;

  boolean admitsName(String name) {
    boolean heldOut = bucket(name, NAME_BUCKETS) == 0;
    return heldOut == (this == NEW_NAMES);
  }

  boolean admitsFact(String subject, String relation, String answer) {
    boolean development = bucket(subject + '|' + relation + '|' + answer, FACT_BUCKETS) == 0;
    return switch (this) {
      case TRAINING -> !development;
      case DEVELOPMENT -> development;
      // Every subject is new already.
      case NEW_NAMES -> true;
    };
  }

  /** FNV-1a (Fowler, Noll, Vo) with a final mix, because its low bits alone are uneven. */
  private static int bucket(String text, int buckets) {
    long hash = 0xcbf29ce484222325L;
    for (byte unit : text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (unit & 0xff)) * 0x100000001b3L;
    }
    hash ^= hash >>> 33;
    hash *= 0xff51afd7ed558ccdL;
    hash ^= hash >>> 33;
    return (int) Long.remainderUnsigned(hash, buckets);
  }
}
