/** Models that can be opened and run. */
@NullMarked
package org.zonelens.models;

import org.jspecify.annotations.NullMarked;
