package org.zonelens.app.window.job;

import org.zonelens.analysis.job.JobContext;

/** Long work that gives one immutable result. Never touches a control or a property. */
@FunctionalInterface
public interface Work<T> {

  /**
   * Does the work.
   *
   * @throws Exception an {@link org.zonelens.analysis.fault.InputException} for what the user can
   *     mend, a {@link org.zonelens.analysis.job.CancelledException} when stopped; anything else is
   *     a bug
   */
  T run(JobContext context) throws Exception;
}
