/** The user's own folder. */
@NullMarked
package org.zonelens.app.home;

import org.jspecify.annotations.NullMarked;
