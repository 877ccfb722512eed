package org.zonelens.analysis.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;

/** Tasks that several workers, such as devices, take one after another. */
public final class SideBySide {

  private SideBySide() {}

  /**
   * Does all tasks and returns when no worker is at one any more. A single worker works in the
   * calling thread, several have a thread each.
   *
   * <p>If a task throws, no further one is begun, and the first failure is thrown here.
   *
   * @param work one task by one worker; true to begin no further ones
   */
  public static <W, T> void run(
      List<? extends W> workers, Collection<T> tasks, BiPredicate<? super W, ? super T> work) {
    Queue<T> waiting = new ConcurrentLinkedQueue<>(tasks);
    if (workers.size() == 1) {
      drain(workers.getFirst(), waiting, work);
      return;
    }
    List<RuntimeException> failures = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers.size())) {
      List<? extends Future<?>> all =
          workers.stream()
              .map(worker -> threads.submit(() -> drain(worker, waiting, work)))
              .toList();
      for (Future<?> each : all) {
        try {
          each.get();
        } catch (ExecutionException e) {
          failures.add(asUnchecked(e));
        } catch (InterruptedException e) {
          waiting.clear();
          Thread.currentThread().interrupt();
        }
      }
    }
    if (!failures.isEmpty()) {
      RuntimeException first = failures.getFirst();
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  private static RuntimeException asUnchecked(ExecutionException failure) {
    return failure.getCause() instanceof RuntimeException own
        ? own
        : new IllegalStateException(failure);
  }

  private static <W, T> void drain(
      W worker, Queue<T> waiting, BiPredicate<? super W, ? super T> work) {
    try {
      for (T task = waiting.poll(); task != null; task = waiting.poll()) {
        if (work.test(worker, task)) {
          waiting.clear();
        }
      }
    } catch (RuntimeException | Error failure) {
      waiting.clear();
      throw failure;
    }
  }
}
