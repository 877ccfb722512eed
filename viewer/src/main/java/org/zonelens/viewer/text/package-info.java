/** Texts of the controls and figures in the user's language. */
@NullMarked
package org.zonelens.viewer.text;

import org.jspecify.annotations.NullMarked;
