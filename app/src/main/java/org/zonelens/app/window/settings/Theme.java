package org.zonelens.app.window.settings;

/** How the window is coloured. */
public enum Theme {
  LIGHT,
  DARK
}
