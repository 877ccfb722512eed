/** Writing figures as SVG, PDF and PNG. */
@NullMarked
package org.zonelens.viewer.export;

import org.jspecify.annotations.NullMarked;
