/** Reading and writing Hugging Face model directories. */
@NullMarked
package org.zonelens.models.checkpoint;

import org.jspecify.annotations.NullMarked;
