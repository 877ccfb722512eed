package org.zonelens.models.hub;

import org.zonelens.analysis.job.JobContext;

/** Tells whoever waits that a download begins. */
@FunctionalInterface
public interface Announcement {

  /**
   * Called once before the bulk of a download.
   *
   * @return who is told of its progress, in bytes, and may stop it
   */
  JobContext begins(DownloadPlan plan);

  /** Says nothing, and reports to the given context. */
  static Announcement silent(JobContext context) {
    return _ -> context;
  }
}
