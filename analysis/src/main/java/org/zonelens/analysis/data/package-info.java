/** Question-answering data sets. */
@NullMarked
package org.zonelens.analysis.data;

import org.jspecify.annotations.NullMarked;
