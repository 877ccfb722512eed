/** The tab that shows and exports charts. */
@NullMarked
package org.zonelens.app.window.charts;

import org.jspecify.annotations.NullMarked;
