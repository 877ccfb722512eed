/** Exact match and F1 by the official rules of each family of data sets. */
@NullMarked
package org.zonelens.analysis.score;

import org.jspecify.annotations.NullMarked;
