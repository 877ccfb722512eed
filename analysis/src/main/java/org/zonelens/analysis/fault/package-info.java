/** What a user can cause and mend: faults of the input, each with a sentence and a remedy. */
@NullMarked
package org.zonelens.analysis.fault;

import org.jspecify.annotations.NullMarked;
