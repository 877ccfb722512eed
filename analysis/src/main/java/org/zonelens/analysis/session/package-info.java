/** Session files: what a sweep found, kept in one SQLite database. */
@NullMarked
package org.zonelens.analysis.session;

import org.jspecify.annotations.NullMarked;
