/** The list of models that have a name, to open one or to download another. */
@NullMarked
package org.zonelens.app.window.models;

import org.jspecify.annotations.NullMarked;
