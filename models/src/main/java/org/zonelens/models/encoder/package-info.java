/** The instrumented post-layer-norm encoder and the edits made at its attention sites. */
@NullMarked
package org.zonelens.models.encoder;

import org.jspecify.annotations.NullMarked;
