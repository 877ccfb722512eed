/** Where models run: the tensor engine, its device and its threads. */
@NullMarked
package org.zonelens.models.device;

import org.jspecify.annotations.NullMarked;
