/** Running a model over a data set: batches of windows in, answers with their scores out. */
@NullMarked
package org.zonelens.analysis.evaluate;

import org.jspecify.annotations.NullMarked;
