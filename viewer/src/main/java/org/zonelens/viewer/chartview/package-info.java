/** Charts in the window: to point at, to choose from, to export. */
@NullMarked
package org.zonelens.viewer.chartview;

import org.jspecify.annotations.NullMarked;
