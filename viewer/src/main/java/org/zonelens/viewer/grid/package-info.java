/** The attention of every layer and head as thumbnails. */
@NullMarked
package org.zonelens.viewer.grid;

import org.jspecify.annotations.NullMarked;
