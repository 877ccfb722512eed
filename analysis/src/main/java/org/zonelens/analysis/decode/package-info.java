/** From start and end logits to an answer. */
@NullMarked
package org.zonelens.analysis.decode;

import org.jspecify.annotations.NullMarked;
