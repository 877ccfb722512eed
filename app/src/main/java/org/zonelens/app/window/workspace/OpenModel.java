package org.zonelens.app.window.workspace;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.ReadingModel;

/**
 * A model that several jobs may be using when the user opens another: it is closed only when the
 * last of them is done, because closing frees native memory.
 */
public final class OpenModel implements AutoCloseable {
  private final ReadingModel model;
  private final ModelCard card;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  public OpenModel(ReadingModel model) {
    this.model = model;
    this.card = model.card();
  }

  public ModelCard card() {
    return card;
  }

  /**
   * Uses the model, which stays open meanwhile.
   *
   * @throws CancelledException if it is closed already: nobody waits for this result any more
   */
  public <T> T use(Function<ReadingModel, T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new CancelledException();
      }
      return work.apply(model);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Waits for the jobs that use the model; not to be called on the window's thread. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        model.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
