/** Colours of values, roles and zones; needs no window toolkit. */
@NullMarked
package org.zonelens.viewer.palette;

import org.jspecify.annotations.NullMarked;
