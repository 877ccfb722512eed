/** Parts of a data set that are looked at by themselves, such as the questions that ask who. */
@NullMarked
package org.zonelens.analysis.slice;

import org.jspecify.annotations.NullMarked;
