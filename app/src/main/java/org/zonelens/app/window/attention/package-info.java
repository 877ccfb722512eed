/** The tab that shows attention maps. */
@NullMarked
package org.zonelens.app.window.attention;

import org.jspecify.annotations.NullMarked;
