/** The tab that shows what masks do to one answer. */
@NullMarked
package org.zonelens.app.window.whatif;

import org.jspecify.annotations.NullMarked;
