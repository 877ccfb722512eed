package org.zonelens.models.hub;

import java.util.Locale;

/** Why a model that is there cannot be opened. */
public enum Obstacle {
  /** Files are missing, as after a download that broke off. */
  INCOMPLETE,
  /** Files are there, but are not what they are called. */
  DAMAGED,
  /** The model is of a family that is not covered. */
  FAMILY,
  /** The family is covered, but not what the config asks for. */
  CONFIG,
  /** The weights are in a format that is not read. */
  WEIGHTS;

  /** In one word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
