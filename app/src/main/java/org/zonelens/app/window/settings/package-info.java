/** What the window remembers from one start to the next. */
@NullMarked
package org.zonelens.app.window.settings;

import org.jspecify.annotations.NullMarked;
