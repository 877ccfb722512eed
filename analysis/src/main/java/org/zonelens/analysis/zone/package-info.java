/** Zones, operators and interventions: an algebra of attention cells. */
@NullMarked
package org.zonelens.analysis.zone;

import org.jspecify.annotations.NullMarked;
