/** Tokens in reading order, with values. */
@NullMarked
package org.zonelens.viewer.strip;

import org.jspecify.annotations.NullMarked;
