/** Finding model directories: by path, by built-in name and in the local Hugging Face cache. */
@NullMarked
package org.zonelens.models.hub;

import org.jspecify.annotations.NullMarked;
