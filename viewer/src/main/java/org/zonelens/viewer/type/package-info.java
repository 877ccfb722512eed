/** The typeface that ships with the program, for screens and for figures. */
@NullMarked
package org.zonelens.viewer.type;

import org.jspecify.annotations.NullMarked;
