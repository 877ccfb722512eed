/** Long work off the window's thread: progress, cancellation, and the latest result wins. */
@NullMarked
package org.zonelens.app.window.job;

import org.jspecify.annotations.NullMarked;
