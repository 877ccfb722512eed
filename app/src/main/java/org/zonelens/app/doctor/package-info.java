/** Checks of the machine: what the program needs and whether it is there. */
@NullMarked
package org.zonelens.app.doctor;

import org.jspecify.annotations.NullMarked;
