/** One head's attention as an image to look closely at. */
@NullMarked
package org.zonelens.viewer.heatmap;

import org.jspecify.annotations.NullMarked;
