/** Files that appear whole or not at all. */
@NullMarked
package org.zonelens.analysis.file;

import org.jspecify.annotations.NullMarked;
