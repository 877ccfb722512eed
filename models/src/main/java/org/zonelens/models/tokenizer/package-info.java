/** Tokenizing question and passage as the model was trained to, and cutting windows. */
@NullMarked
package org.zonelens.models.tokenizer;

import org.jspecify.annotations.NullMarked;
