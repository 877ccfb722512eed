/** The log file: details for developers, never for the user's eyes. */
@NullMarked
package org.zonelens.app.log;

import org.jspecify.annotations.NullMarked;
