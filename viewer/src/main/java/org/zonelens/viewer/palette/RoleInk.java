package org.zonelens.viewer.palette;

import org.zonelens.analysis.window.Role;

/** Colours of token roles in figures on paper; on the screen style sheets decide. */
public final class RoleInk {
  private RoleInk() {}

  /** The role's colour, opaque 0xAARRGGBB, dark enough to read on white. */
  public static int argb(Role role) {
    return switch (role) {
      case QUESTION -> 0xff1f5fbf;
      case PASSAGE -> 0xff2f6f3a;
      case CLS, SEP -> 0xffa04a00;
      case PAD -> 0xff808080;
    };
  }
}
