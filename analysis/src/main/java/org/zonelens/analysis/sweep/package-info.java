/** Sweeps: one baseline and many interventions over a data set, and the tables they give. */
@NullMarked
package org.zonelens.analysis.sweep;

import org.jspecify.annotations.NullMarked;
