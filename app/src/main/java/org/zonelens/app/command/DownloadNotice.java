package org.zonelens.app.command;

import org.zonelens.analysis.job.JobContext;
import org.zonelens.app.text.Amount;
import org.zonelens.models.hub.Announcement;
import org.zonelens.models.hub.DownloadPlan;

/** Says on stderr what is about to be fetched, how much, where from and where to. */
record DownloadNotice(Terminal terminal) implements Announcement {
  private static final long MEGABYTE = 1_000_000;

  @Override
  public JobContext begins(DownloadPlan plan) {
    terminal.say(
        "download.plan",
        plan.id(),
        plan.files(),
        Amount.bytes(plan.bytes()),
        plan.hub(),
        plan.folder());
    if (plan.present() > 0) {
      terminal.say("download.resumes", Amount.bytes(plan.present()));
    }
    return new Megabytes(terminal.progress("progress.download"));
  }

  /** Bytes would be long numbers that nobody reads. */
  private static final class Megabytes implements JobContext {
    private final JobContext shown;
    private long last = -1;

    Megabytes(JobContext shown) {
      this.shown = shown;
    }

    @Override
    public void progress(long done, long total) {
      long now = done / MEGABYTE;
      long all = total / MEGABYTE;
      if (now != last) {
        last = now;
        shown.progress(now, all);
      }
    }

    @Override
    public boolean isCancelled() {
      return shown.isCancelled();
    }
  }
}
