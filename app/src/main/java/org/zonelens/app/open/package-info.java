/** Opening models and data sets by whatever name the user gives. */
@NullMarked
package org.zonelens.app.open;

import org.jspecify.annotations.NullMarked;
