package org.zonelens.app.command;

import org.zonelens.analysis.window.WindowRule;

/**
 * Settings that go together, for the options that are not typed.
 *
 * <p>Only how windows are cut differs: the zones, parts, operator and convention of a sweep, and
 * how answers are decoded, are the published ones by default.
 */
enum Preset {
  /** As the code published with Cui et al. (2022) reads SQuAD. */
  PUBLISHED;

  /** How passages are cut. */
  WindowRule window() {
    return switch (this) {
      case PUBLISHED -> WindowRule.PUBLISHED;
    };
  }
}
