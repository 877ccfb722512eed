/** Heatmaps of attention. */
@NullMarked
package org.zonelens.viewer.heatmap;

import org.jspecify.annotations.NullMarked;
