/** Makes the demo: generated passages and questions, their vocabulary, and the training on them. */
@NullMarked
package org.zonelens.models.demo;

import org.jspecify.annotations.NullMarked;
