/** A session as one page to read, print and pass on. */
@NullMarked
package org.zonelens.app.report;

import org.jspecify.annotations.NullMarked;
