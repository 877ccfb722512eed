/** The command line. */
@NullMarked
package org.zonelens.app.command;

import org.jspecify.annotations.NullMarked;
