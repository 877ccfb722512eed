/** Texts for users, in their language. */
@NullMarked
package org.zonelens.app.text;

import org.jspecify.annotations.NullMarked;
