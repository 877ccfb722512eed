/** Small parts that several views are made of. */
@NullMarked
package org.zonelens.app.window.parts;

import org.jspecify.annotations.NullMarked;
