/** Reading the weight files that {@code torch.save} writes, without running what is in them. */
@NullMarked
package org.zonelens.models.torch;

import org.jspecify.annotations.NullMarked;
