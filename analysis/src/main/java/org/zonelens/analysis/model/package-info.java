/** The port that reading-comprehension models implement. */
@NullMarked
package org.zonelens.analysis.model;

import org.jspecify.annotations.NullMarked;
