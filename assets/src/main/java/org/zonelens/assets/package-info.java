/** What ships with the program: demo models and data, style sheets, fonts and texts. */
@NullMarked
package org.zonelens.assets;

import org.jspecify.annotations.NullMarked;
