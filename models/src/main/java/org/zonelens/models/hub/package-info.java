/**
 * Finding model directories: by path, by built-in name, in the local Hugging Face cache and on its
 * hub.
 */
@NullMarked
package org.zonelens.models.hub;

import org.jspecify.annotations.NullMarked;
