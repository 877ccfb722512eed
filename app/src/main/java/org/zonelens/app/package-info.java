/** The start of the program: window or command line. */
@NullMarked
package org.zonelens.app;

import org.jspecify.annotations.NullMarked;
