/** Talking to a Hugging Face hub over HTTP: what a model consists of, and its files, checked. */
@NullMarked
package org.zonelens.models.hub.web;

import org.jspecify.annotations.NullMarked;
