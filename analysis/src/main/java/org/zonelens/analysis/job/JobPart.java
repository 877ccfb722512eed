package org.zonelens.analysis.job;

/**
 * A part of a longer job, so that its progress is one run from nothing to all.
 *
 * @param whole the job
 * @param from thousandths of the job that come before this part
 * @param to thousandths that are done with it
 */
public record JobPart(JobContext whole, long from, long to) implements JobContext {
  private static final long ALL = 1000;

  public JobPart {
    if (from < 0 || from > to || to > ALL) {
      throw new IllegalArgumentException(from + " to " + to + " is no part of " + ALL);
    }
  }

  /** A part of work that is counted in other units: {@code more} of them after {@code done}. */
  public static JobPart of(JobContext whole, long done, long more, long total) {
    return new JobPart(whole, ALL * done / total, ALL * (done + more) / total);
  }

  @Override
  public void progress(long done, long total) {
    double share = total > 0 ? Math.min(1, (double) done / total) : 0;
    whole.progress(from + Math.round((to - from) * share), ALL);
  }

  @Override
  public boolean isCancelled() {
    return whole.isCancelled();
  }
}
