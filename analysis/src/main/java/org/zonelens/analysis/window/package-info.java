/** Tokenised windows of an example and the roles of their tokens. */
@NullMarked
package org.zonelens.analysis.window;

import org.jspecify.annotations.NullMarked;
