/** What is open in the window: the model, the data set, the question, the masks. */
@NullMarked
package org.zonelens.app.window.workspace;

import org.jspecify.annotations.NullMarked;
