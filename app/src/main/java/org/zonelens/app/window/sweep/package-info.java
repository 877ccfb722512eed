/** The tab that runs sweeps and fills in their grid live. */
@NullMarked
package org.zonelens.app.window.sweep;

import org.jspecify.annotations.NullMarked;
