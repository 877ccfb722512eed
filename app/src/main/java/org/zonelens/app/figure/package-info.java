/** Figures of what the program has found, for the window and for files alike. */
@NullMarked
package org.zonelens.app.figure;

import org.jspecify.annotations.NullMarked;
