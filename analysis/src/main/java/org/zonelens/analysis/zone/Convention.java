package org.zonelens.analysis.zone;

import java.util.Locale;

/** How the names of zones are read. */
public enum Convention {
  /**
   * As the code published with Cui et al. (2022) masks: rows of Q2P and P2Q include the special
   * tokens. The default, because it reproduces the literature.
   */
  PUBLISHED,
  /** As the picture in the paper shows: rows and columns are question and passage tokens only. */
  STRICT;

  /** The name on the command line and in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
