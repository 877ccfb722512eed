package org.zonelens.analysis.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.MaskedRuns;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.OutOfMemory;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Roles;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Cells;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.analysis.zone.Operator;

/**
 * A model for tests, without weights: tokens are words, every pair of words has an affinity per
 * layer and head, by which each layer mixes the tokens' states. Masks take affinities away, so they
 * change the logits; the answers are arbitrary but fixed.
 */
public final class OverlapModel implements ReadingModel {
  public static final int LAYERS = 3;
  public static final int HEADS = 2;

  private final String fingerprint;
  private int opened;
  private int closed;
  private int runs;
  private int room = Integer.MAX_VALUE;
  private final List<Integer> lengths = new ArrayList<>();

  public OverlapModel() {
    this("f00d".repeat(16));
  }

  public OverlapModel(String fingerprint) {
    this.fingerprint = fingerprint;
  }

  /** Batches opened so far. */
  public int opened() {
    return opened;
  }

  /** Batches closed so far. */
  public int closed() {
    return closed;
  }

  /** Runs of a batch so far. */
  public int runs() {
    return runs;
  }

  /** The length of each batch opened. */
  public List<Integer> lengths() {
    return List.copyOf(lengths);
  }

  /** From now on there is no room for more windows at once. */
  public void setRoom(int windows) {
    room = windows;
  }

  @Override
  public ModelCard card() {
    return new ModelCard(
        "overlap",
        "none",
        LAYERS,
        HEADS,
        8,
        512,
        0,
        List.of(),
        true,
        false,
        fingerprint,
        "cpu",
        Precision.FP32);
  }

  @Override
  public List<Window> windows(String question, String passage, WindowRule rule) {
    List<Token> asked = words(question, Role.QUESTION);
    List<Token> read = words(passage, Role.PASSAGE);
    int room = rule.maxLength() - asked.size() - 3;
    List<Window> windows = new ArrayList<>();
    for (int first = 0; windows.isEmpty() || first < read.size(); first += room - rule.stride()) {
      List<Token> tokens = new ArrayList<>();
      tokens.add(Token.special("[CLS]", 0, 0, Role.CLS));
      tokens.addAll(asked);
      tokens.add(Token.special("[SEP]", 1, 0, Role.SEP));
      tokens.addAll(read.subList(first, Math.min(read.size(), first + room)));
      tokens.add(Token.special("[SEP]", 1, 1, Role.SEP));
      windows.add(new Window(windows.size(), question, passage, tokens));
      if (first + room >= read.size()) {
        break;
      }
    }
    return windows;
  }

  private static List<Token> words(String text, Role role) {
    List<Token> tokens = new ArrayList<>();
    int start = 0;
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty()) {
        int type = role == Role.QUESTION ? 0 : 1;
        tokens.add(new Token(word, word.hashCode(), type, role, start, start + word.length()));
      }
      start += word.length() + 1;
    }
    return tokens;
  }

  @Override
  public Batch open(List<Window> windows, int length) {
    if (windows.isEmpty() || windows.stream().anyMatch(each -> each.size() > length)) {
      throw new IllegalArgumentException("windows do not fit " + length);
    }
    opened++;
    lengths.add(length);
    return new WordBatch(List.copyOf(windows), length);
  }

  @Override
  public void close() {}

  private final class WordBatch implements Batch {
    private final List<Window> windows;
    private final int length;
    private boolean open = true;

    private WordBatch(List<Window> windows, int length) {
      this.windows = windows;
      this.length = length;
    }

    @Override
    public void run(List<Masking> maskings, int maxTokens, MaskedRuns taker) {
      if (!open) {
        throw new IllegalStateException("closed");
      }
      if (windows.size() > room) {
        throw new OutOfMemory(new IllegalStateException("no room"));
      }
      for (int i = 0; i < maskings.size(); i++) {
        Masking masking = maskings.get(i);
        masking.requireWithin(LAYERS, HEADS);
        if (taker.wants(i)) {
          runs++;
          taker.take(
              i, windows.stream().map(window -> logits(window, masking, length)).toList(), false);
        }
      }
    }

    @Override
    public List<Trace> trace(Masking masking) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      open = false;
      closed++;
    }
  }

  private static SpanLogits logits(Window window, Masking masking, int length) {
    Roles roles = window.roles().paddedTo(length);
    List<Edit> edits =
        masking.interventions().stream()
            .map(each -> new Edit(each, each.zone().cells(roles, masking.convention())))
            .toList();
    return new SpanLogits(states(window, edits, length, 0), states(window, edits, length, HEADS));
  }

  private record Edit(Intervention mask, Cells cells) {
    boolean actsIn(int layer) {
      return mask.scope().layers().indexes().contains(layer);
    }

    boolean actsOn(int head) {
      return mask.scope().heads().indexes().contains(head);
    }
  }

  /** What the layers make of the tokens, one number each. */
  private static float[] states(Window window, List<Edit> all, int length, int firstHead) {
    int n = window.size();
    double[] states = new double[n];
    for (int i = 0; i < n; i++) {
      states[i] = affinity(window, -1, firstHead, i, i);
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      int here = layer;
      List<Edit> edits = all.stream().filter(edit -> edit.actsIn(here)).toList();
      double[] next = new double[n];
      for (int from = 0; from < n; from++) {
        next[from] = 0.5 * states[from];
        for (int head = 0; head < HEADS; head++) {
          for (int to = 0; to < n; to++) {
            double weight = affinity(window, layer, firstHead + head, from, to);
            for (Edit edit : edits) {
              if (edit.actsOn(head) && edit.cells().at(from, to)) {
                weight = effect(edit.mask().operator()).applyAsDouble(weight);
              }
            }
            next[from] += 6 * weight * states[to] / n;
          }
        }
        for (Edit edit : edits) {
          if (edit.mask().zone().revealsPadding()) {
            next[from] += (length - n) % (from + 2);
          }
        }
      }
      states = next;
    }
    float[] logits = new float[n];
    for (int i = 0; i < n; i++) {
      logits[i] = (float) states[i];
    }
    return logits;
  }

  private static DoubleUnaryOperator effect(Operator operator) {
    return switch (operator) {
      case Operator.Exclude _, Operator.Zero _ -> _ -> 0;
      case Operator.Scale scale -> weight -> weight * scale.factor();
      case Operator.Uniform _ -> _ -> 0.25;
    };
  }

  private static double affinity(Window window, int layer, int head, int from, int to) {
    int hash = window.token(from).id();
    for (int part : new int[] {from - to, window.token(to).id(), layer, head}) {
      hash = 31 * hash + part;
    }
    int mixed = (hash ^ (hash >>> 15)) * 0x2c1b3c6d;
    return ((mixed >>> 8) & 0xffff) / 65536.0 - 0.5;
  }
}
