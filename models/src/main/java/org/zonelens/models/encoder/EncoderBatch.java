package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.window.Roles;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.analysis.zone.WindowMask;
import org.zonelens.models.device.NoGradient;

/** Windows on the device, run by an {@link Encoder}. */
public final class EncoderBatch implements Batch {
  private final String model;
  private final Encoder encoder;
  private final List<Window> windows;
  private final ReentrantLock lock;
  private final NDManager manager;
  private final TokenBatch tokens;
  private final BaselineStates baseline;
  private final MaskCompiler compiler;

  /**
   * Brings windows to the device.
   *
   * @param model its name, for messages
   * @param parent of the batch's own manager
   * @param lock held while the device computes
   * @param windows at least one
   * @param length n, no less than the longest window
   */
  public EncoderBatch(
      String model,
      Encoder encoder,
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
    this.compiler = new MaskCompiler(roles, encoder.spec().heads(), length);
    this.manager = parent.newSubManager();
    this.tokens = TokenBatch.upload(manager, rows, length, encoder.spec().padId());
    this.baseline = new BaselineStates(encoder, tokens);
  }

  private static TokenBatch.Row row(Window window) {
    return new TokenBatch.Row(
        window.tokens().stream().mapToInt(token -> token.id()).toArray(),
        window.tokens().stream().mapToInt(token -> token.typeId()).toArray());
  }

  @Override
  public List<SpanLogits> run(Masking masking) {
    requireWithin(masking);
    encoder.head().requirePresent(model);
    lock.lock();
    try (var _ = NoGradient.enter();
        NDManager step = manager.newSubManager()) {
      int first = masking.firstLayer(layers()).orElse(layers());
      NDArray start = baseline.before(first);
      step.tempAttachAll(start);
      return logits(pass(first, start, sites(step, masking)));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Trace> trace(Masking masking) {
    requireWithin(masking);
    lock.lock();
    try (var _ = NoGradient.enter();
        NDManager step = manager.newSubManager()) {
      List<Integer> sizes = windows.stream().map(Window::size).toList();
      RecordingSites recording =
          new RecordingSites(sites(step, masking), layers(), encoder.spec().heads(), sizes);
      NDArray start = baseline.before(0);
      step.tempAttachAll(start);
      NDArray last = pass(0, start, recording);
      List<SpanLogits> logits = encoder.head().isPresent() ? logits(last) : noLogits();
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
    masking.requireWithin(layers(), encoder.spec().heads());
  }

  private int layers() {
    return encoder.spec().layers();
  }

  private AttentionSites sites(NDManager step, Masking masking) {
    if (masking.isNone()) {
      return tokens.untouched();
    }
    List<WindowMask> masks = compiler.roles().stream().map(masking::in).toList();
    return MaskedSites.compile(step, tokens, masks, compiler, layers());
  }

  private NDArray pass(int first, NDArray start, AttentionSites sites) {
    NDArray hidden = start;
    for (int layer = first; layer < layers(); layer++) {
      NDArray next = encoder.layer(layer, tokens, hidden, sites);
      if (layer > first) {
        hidden.close();
      }
      hidden = next;
    }
    return hidden;
  }

  private List<SpanLogits> logits(NDArray last) {
    QaHead.Logits logits = encoder.head().logits(last);
    float[] start = logits.start().toFloatArray();
    float[] end = logits.end().toFloatArray();
    int length = compiler.size();
    List<SpanLogits> perWindow = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      int from = i * length;
      int to = from + windows.get(i).size();
      perWindow.add(
          new SpanLogits(Arrays.copyOfRange(start, from, to), Arrays.copyOfRange(end, from, to)));
    }
    return perWindow;
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
