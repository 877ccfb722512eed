/** Writing what a session holds to files, from the window. */
@NullMarked
package org.zonelens.app.window.exports;

import org.jspecify.annotations.NullMarked;
