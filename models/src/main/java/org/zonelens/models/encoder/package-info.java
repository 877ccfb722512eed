/** The instrumented encoders and the edits made at their attention sites. */
@NullMarked
package org.zonelens.models.encoder;

import org.jspecify.annotations.NullMarked;
