/** The window itself: the shell around the tabs, its menus, and how it starts. */
@NullMarked
package org.zonelens.app.window;

import org.jspecify.annotations.NullMarked;
