/** One attention matrix as pictures need it: labels, zones, pixels; needs no window toolkit. */
@NullMarked
package org.zonelens.viewer.map;

import org.jspecify.annotations.NullMarked;
