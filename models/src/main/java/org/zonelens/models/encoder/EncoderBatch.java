package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.MaskedRuns;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.window.Roles;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.device.NoGradient;

/** Windows on the device, run by an {@link Encoder}. */
public final class EncoderBatch implements Batch {
  private final String model;
  private final Encoder encoder;
  private final LayerRunner runner;
  private final List<Window> windows;
  private final ReentrantLock lock;
  private final NDManager manager;
  private final TokenBatch tokens;
  private final MaskCompiler compiler;

  /**
   * Brings windows to the device.
   *
   * @param model its name, for messages
   * @param kernel how layers run that are not recorded
   * @param parent of the batch's own manager
   * @param lock held while the device computes, but for moments between maskings; fair
   * @param windows at least one
   * @param length n, no less than the longest window
   */
  EncoderBatch(
      String model,
      Encoder encoder,
      LayerKernel kernel,
      NDManager parent,
      ReentrantLock lock,
      List<Window> windows,
      int length) {
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("a batch needs a window");
    }
    this.model = model;
    this.encoder = encoder;
    this.windows = List.copyOf(windows);
    this.lock = lock;
    List<TokenBatch.Row> rows = windows.stream().map(EncoderBatch::row).toList();
    List<Roles> roles = windows.stream().map(each -> each.roles().paddedTo(length)).toList();
    this.manager = parent.newSubManager();
    this.compiler = new MaskCompiler(manager, roles, encoder.spec().heads(), length);
    this.tokens = TokenBatch.upload(manager, rows, length, encoder.spec().padId());
    this.runner = kernel.on(tokens);
  }

  private static TokenBatch.Row row(Window window) {
    return new TokenBatch.Row(
        window.tokens().stream().mapToInt(token -> token.id()).toArray(),
        window.tokens().stream().mapToInt(token -> token.typeId()).toArray());
  }

  @Override
  public void run(List<Masking> maskings, int maxTokens, MaskedRuns runs) {
    maskings.forEach(this::requireWithin);
    encoder.head().requirePresent(model);
    lock.lock();
    try (var _ = NoGradient.enter();
        NDManager step = manager.newSubManager()) {
      List<Integer> sizes = windows.stream().map(Window::size).toList();
      new BranchedPass(
              encoder,
              runner,
              tokens,
              compiler,
              sizes,
              maskings,
              maxTokens,
              runs,
              this::letOthersIn)
          .run(step);
    } finally {
      lock.unlock();
    }
  }

  /**
   * A batch may have many hundred maskings: whoever wants one run does not wait for all of them.
   */
  private void letOthersIn() {
    if (lock.hasQueuedThreads()) {
      lock.unlock();
      lock.lock();
    }
  }

  @Override
  public List<Trace> trace(Masking masking) {
    requireWithin(masking);
    lock.lock();
    try (var _ = NoGradient.enter();
        NDManager step = manager.newSubManager()) {
      int layers = encoder.spec().layers();
      List<Integer> sizes = windows.stream().map(Window::size).toList();
      NDArray hidden = encoder.embed(tokens);
      hidden.attach(step);
      RecordingSites recording =
          new RecordingSites(sites(masking), layers, encoder.spec().heads(), sizes);
      for (int layer = 0; layer < layers; layer++) {
        NDArray next = encoder.layer(layer, tokens, hidden, recording);
        hidden.close();
        hidden = next;
      }
      List<SpanLogits> logits =
          encoder.head().isPresent() ? encoder.head().perWindow(hidden, sizes) : noLogits();
      List<Trace> traces = new ArrayList<>();
      for (int i = 0; i < windows.size(); i++) {
        traces.add(new Trace(windows.get(i), masking, recording.attention(i), logits.get(i)));
      }
      return traces;
    } finally {
      lock.unlock();
    }
  }

  private void requireWithin(Masking masking) {
    masking.requireWithin(encoder.spec().layers(), encoder.spec().heads());
  }

  private AttentionSites sites(Masking masking) {
    return new AttentionSites() {
      @Override
      public NDArray scores(int layer, NDArray scores) {
        return in(layer).scores(layer, scores);
      }

      @Override
      public NDArray pattern(int layer, NDArray pattern) {
        return in(layer).pattern(layer, pattern);
      }

      private MaskedSites in(int layer) {
        return new MaskedSites(tokens, List.of(compiler.compile(masking, layer)));
      }
    };
  }

  private List<SpanLogits> noLogits() {
    return windows.stream()
        .map(window -> new SpanLogits(new float[window.size()], new float[window.size()]))
        .toList();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      manager.close();
    } finally {
      lock.unlock();
    }
  }
}
