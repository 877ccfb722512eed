package org.zonelens.app.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** An executor that runs nothing until a test says so: every interleaving can be had. */
public final class Stepped implements Executor {
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    waiting.add(task);
  }

  public int size() {
    return waiting.size();
  }

  /** Runs the oldest task. */
  public void step() {
    waiting.remove().run();
  }

  /** Runs the newest task. */
  public void stepLast() {
    waiting.removeLast().run();
  }

  public void stepAll() {
    while (!waiting.isEmpty()) {
      step();
    }
  }
}
