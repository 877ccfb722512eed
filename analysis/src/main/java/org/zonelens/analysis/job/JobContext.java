package org.zonelens.analysis.job;

/**
 * What long work needs from whoever started it: somewhere to report to, and a way to be stopped.
 */
public interface JobContext {

  /** Reports nowhere and is never cancelled. */
  JobContext NONE =
      new JobContext() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /**
   * Reports how far the work is.
   *
   * @param done units finished
   * @param total all units, or -1 when nobody knows
   */
  void progress(long done, long total);

  boolean isCancelled();

  /**
   * Called between two units of work.
   *
   * @throws CancelledException when the user asked to stop; what was finished is kept
   */
  default void checkpoint() {
    if (isCancelled()) {
      throw new CancelledException();
    }
  }
}
