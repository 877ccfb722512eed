/** Published results beside a session's, cell by cell. */
@NullMarked
package org.zonelens.analysis.ledger;

import org.jspecify.annotations.NullMarked;
