/** Figures of what masks do and of attention, drawn without a window toolkit. */
@NullMarked
package org.zonelens.viewer.chart;

import org.jspecify.annotations.NullMarked;
