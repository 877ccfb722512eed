package org.zonelens.models.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.ModelConfig;
import org.zonelens.models.hub.web.HubSettings;
import org.zonelens.models.hub.web.HubSite;
import org.zonelens.models.hub.web.Patience;
import org.zonelens.models.hub.web.RemoteFile;
import org.zonelens.models.hub.web.Revision;
import org.zonelens.models.hub.web.WebFault;

/**
 * Downloads models into the local cache: the config first, so that a model that could not be opened
 * costs nothing more; then the tokenizer and one format of the weights. Files appear in the
 * snapshot as they are finished, and the main branch points to it when all are there.
 */
public final class HubDownload {
  /** Left free, for all else that happens on the disk meanwhile. */
  private static final long SPARE = 64 << 20;

  private final HubCache cache;
  private final HubSettings settings;
  private final Patience patience;

  public HubDownload(HubCache cache, HubSettings settings, Patience patience) {
    this.cache = cache;
    this.settings = settings;
    this.patience = patience;
  }

  boolean isOffline() {
    return settings.offline();
  }

  /**
   * Downloads a model, or what is missing of it.
   *
   * @param id such as {@code org/name}
   * @return its snapshot
   * @throws InputException with a {@link HubFault} or {@link WebFault}, or what the config is
   *     refused for
   * @throws org.zonelens.analysis.job.CancelledException when stopped; what has come is kept, and
   *     gone on with the next time
   */
  public Path fetch(String id, JobContext context, Announcement announcement) {
    Path folder = cache.folder(id).orElseThrow();
    if (settings.offline()) {
      throw new InputException(HubFault.OFFLINE, id);
    }
    ModelStore store = new ModelStore(folder);
    try (FolderLock _ = FolderLock.take(lock(folder), context);
        HubSite site = new HubSite(settings, patience)) {
      Revision revision = site.revision(id, context);
      return new Fetching(id, store, site, revision).run(context, announcement);
    } catch (IOException unwritable) {
      throw new InputException(
          unwritable, WebFault.CANNOT_WRITE, folder.toString(), unwritable.toString());
    }
  }

  private Path lock(Path folder) {
    return cache.root().resolve(".locks").resolve(folder.getFileName()).resolve("zonelens.lock");
  }

  /** The download of one revision. */
  private final class Fetching {
    private final String id;
    private final ModelStore store;
    private final HubSite site;
    private final Revision revision;

    Fetching(String id, ModelStore store, HubSite site, Revision revision) {
      this.id = id;
      this.store = store;
      this.site = site;
      this.revision = revision;
    }

    Path run(JobContext context, Announcement announcement) throws IOException {
      List<String> names = new ArrayList<>(wanted());
      // Only now: a mistyped id must leave nothing that looks like a broken download.
      store.create();
      Path snapshot = store.snapshot(revision.sha());
      fetch(describe(names.removeFirst(), context), _ -> {}, context);
      ModelConfig.read(snapshot);
      List<RemoteFile> files = new ArrayList<>();
      for (String name : names) {
        files.add(describe(name, context));
      }
      fetchAll(files, announcement);
      store.setMain(revision.sha());
      return snapshot;
    }

    /** The names of what is needed, the config first and the weights last. */
    private List<String> wanted() {
      List<String> wanted = new ArrayList<>(ModelFiles.besidesWeights(revision.files()));
      if (!wanted.contains(ModelFiles.CONFIG)) {
        throw new InputException(HubFault.NO_CONFIG, id, settings.endpoint());
      }
      List<String> weights =
          ModelFiles.weights(revision.files())
              .orElseThrow(() -> new InputException(HubFault.NO_WEIGHTS, id, settings.endpoint()));
      if (!ModelFiles.hasTokenizer(wanted)) {
        throw new InputException(HubFault.NO_TOKENIZER, id, settings.endpoint());
      }
      wanted.addAll(weights);
      return wanted;
    }

    private RemoteFile describe(String name, JobContext context) {
      context.checkpoint();
      return site.describe(id, revision.sha(), name, context);
    }

    private void fetchAll(List<RemoteFile> files, Announcement announcement) throws IOException {
      List<RemoteFile> missing = new ArrayList<>();
      long bytes = 0;
      long present = 0;
      for (RemoteFile file : files) {
        if (store.has(file)) {
          store.show(file, revision.sha());
        } else {
          missing.add(file);
          bytes += file.size();
          present += store.begun(file);
        }
      }
      if (missing.isEmpty()) {
        return;
      }
      requireRoom(bytes - present);
      JobContext progress =
          announcement.begins(
              new DownloadPlan(
                  id, settings.endpoint(), missing.size(), bytes, present, store.folder()));
      long before = 0;
      long total = bytes;
      for (RemoteFile file : missing) {
        long done = before;
        fetch(file, onDisk -> progress.progress(done + onDisk, total), progress);
        before += file.size();
      }
    }

    /** Sizes are the server's word: bounded, so that their sum means something. */
    private void requireRoom(long bytes) throws IOException {
      long free = store.free();
      if (bytes < 0 || bytes > free - SPARE) {
        throw new InputException(
            HubFault.DISK_FULL, id, bytes / 1e9, Math.max(0, free) / 1e9, store.folder());
      }
    }

    private void fetch(RemoteFile file, LongConsumer onDisk, JobContext context)
        throws IOException {
      if (!store.has(file)) {
        site.fetch(file, store.unfinished(file), onDisk, context);
        store.keep(file);
      }
      store.show(file, revision.sha());
    }
  }
}
