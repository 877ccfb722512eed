/** Long work: progress and cancellation, without a word about who shows them. */
@NullMarked
package org.zonelens.analysis.job;

import org.jspecify.annotations.NullMarked;
