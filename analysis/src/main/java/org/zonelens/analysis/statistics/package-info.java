/** How sure a measured difference is: intervals, tests and adjustments for many tests. */
@NullMarked
package org.zonelens.analysis.statistics;

import org.jspecify.annotations.NullMarked;
