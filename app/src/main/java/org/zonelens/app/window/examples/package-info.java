/** The list of questions, and the passage of the one looked at. */
@NullMarked
package org.zonelens.app.window.examples;

import org.jspecify.annotations.NullMarked;
