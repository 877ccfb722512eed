/** The status bar and the list of running tasks. */
@NullMarked
package org.zonelens.app.window.tasks;

import org.jspecify.annotations.NullMarked;
