/** Measurements side by side in one run: ratios hold on machines where times do not. */
@NullMarked
package org.zonelens.app.bench;

import org.jspecify.annotations.NullMarked;
