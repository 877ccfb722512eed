/** The application: where everything is put together. */
@NullMarked
package org.zonelens.app;

import org.jspecify.annotations.NullMarked;
