package org.zonelens.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.model.Attention;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.MaskedRuns;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.session.Environment;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Cells;
import org.zonelens.analysis.zone.Masking;

/**
 * A model of words without an engine. In every layer and head a passage word attends to equal words
 * of the question; a word's logit is how much attention its neighbourhood pays to the question, so
 * that masking p2q changes the answer.
 */
public final class FakeModel implements ReadingModel {
  private final String name;
  private final int layers;
  private final int heads;
  private final AtomicInteger runs = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean closed;
  private volatile boolean hasQaHead = true;
  private volatile int alarm = -1;
  private volatile Runnable onAlarm = () -> {};

  public FakeModel(String name, int layers, int heads) {
    this.name = name;
    this.layers = layers;
    this.heads = heads;
  }

  /** What sessions note about where it runs. */
  public static Environment environment(ModelCard card) {
    BatchRule batching = BatchRule.forDevice(card.device());
    return new Environment(
        "test",
        "none",
        "none",
        card.device(),
        1,
        card.precision().id(),
        batching,
        "java",
        "system");
  }

  /** Takes the QA head away. */
  public FakeModel withoutHead() {
    hasQaHead = false;
    return this;
  }

  /** Holds every further run back until the gate is opened. */
  public void hold() {
    gate = new CountDownLatch(1);
  }

  public void release() {
    gate.countDown();
  }

  /** Does something when so many more runs were asked for. */
  public void afterRuns(int more, Runnable then) {
    alarm = runs.get() + more;
    onAlarm = then;
  }

  /** How many runs were asked for. */
  public int runs() {
    return runs.get();
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public ModelCard card() {
    return new ModelCard(
        name,
        "fake",
        layers,
        heads,
        8,
        64,
        1_000,
        List.of(),
        hasQaHead,
        true,
        "fake-" + name,
        "cpu",
        Precision.FP32);
  }

  @Override
  public List<Window> windows(String question, String passage, WindowRule rule) {
    List<Token> tokens = new ArrayList<>();
    tokens.add(Token.special("[CLS]", 1, 0, Role.CLS));
    tokens.addAll(words(question, Role.QUESTION, 0));
    tokens.add(Token.special("[SEP]", 2, 0, Role.SEP));
    tokens.addAll(words(passage, Role.PASSAGE, 1));
    tokens.add(Token.special("[SEP]", 2, 1, Role.SEP));
    return List.of(new Window(0, question, passage, tokens));
  }

  private static List<Token> words(String text, Role role, int type) {
    List<Token> tokens = new ArrayList<>();
    int start = 0;
    for (String word : text.split(" ")) {
      tokens.add(
          new Token(word.toLowerCase(Locale.ROOT), 10, type, role, start, start + word.length()));
      start += word.length() + 1;
    }
    return tokens;
  }

  @Override
  public Batch open(List<Window> windows, int length) {
    return new FakeBatch(windows);
  }

  @Override
  public void close() {
    closed = true;
  }

  private final class FakeBatch implements Batch {
    private final List<Window> windows;

    FakeBatch(List<Window> windows) {
      this.windows = windows;
    }

    @Override
    public void run(List<Masking> maskings, int maxTokens, MaskedRuns taker) {
      for (int i = 0; i < maskings.size(); i++) {
        if (taker.wants(i)) {
          taker.take(i, trace(maskings.get(i)).stream().map(Trace::logits).toList(), false);
        }
      }
    }

    @Override
    public List<Trace> trace(Masking masking) {
      if (closed) {
        throw new IllegalStateException("the model is closed");
      }
      masking.requireWithin(layers, heads);
      if (runs.incrementAndGet() == alarm) {
        onAlarm.run();
      }
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return windows.stream().map(window -> trace(window, masking)).toList();
    }

    private Trace trace(Window window, Masking masking) {
      int size = window.size();
      float[] weights = new float[layers * heads * size * size];
      for (int layer = 0; layer < layers; layer++) {
        for (int head = 0; head < heads; head++) {
          fill(window, masking, layer, head, weights);
        }
      }
      Attention attention = new Attention(layers, heads, size, weights);
      return new Trace(window, masking, attention, logits(window, attention));
    }

    private void fill(Window window, Masking masking, int layer, int head, float[] weights) {
      int size = window.size();
      Cells excluded = excluded(window, masking, layer, head);
      for (int from = 0; from < size; from++) {
        double[] row = new double[size];
        double sum = 0;
        for (int to = 0; to < size; to++) {
          row[to] = excluded.at(from, to) ? 0 : score(window, head, from, to);
          sum += row[to];
        }
        for (int to = 0; to < size && sum > 0; to++) {
          weights[((layer * heads + head) * size + from) * size + to] = (float) (row[to] / sum);
        }
      }
    }

    private Cells excluded(Window window, Masking masking, int layer, int head) {
      return masking.interventions().stream()
          .filter(each -> each.scope().layers().indexes().contains(layer))
          .filter(each -> each.scope().heads().indexes().contains(head))
          .map(each -> each.zone().cells(window.roles(), masking.convention()))
          .reduce(Cells.none(window.size()), Cells::union);
    }

    private double score(Window window, int head, int from, int to) {
      boolean same = window.token(from).text().equals(window.token(to).text());
      return (same ? 20 : 1) + 5.0 / (1 + Math.abs(from - to - head));
    }

    private SpanLogits logits(Window window, Attention attention) {
      int size = window.size();
      float[] start = new float[size];
      float[] end = new float[size];
      for (int token = 0; token < size; token++) {
        // The word after the one that was asked about, such as "Ada | wrote | poems".
        float asked = token == 0 ? 0 : onQuestion(window, attention, token - 1);
        start[token] = window.token(token).role() == Role.PASSAGE ? 10 * asked : -5;
        end[token] = start[token] - 0.01f * token;
      }
      return new SpanLogits(start, end);
    }

    private float onQuestion(Window window, Attention attention, int from) {
      float sum = 0;
      for (int to = 0; to < window.size(); to++) {
        if (window.token(to).role() == Role.QUESTION && window.token(from).role() == Role.PASSAGE) {
          for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
              sum += attention.at(layer, head, from, to);
            }
          }
        }
      }
      return sum / (layers * heads);
    }

    @Override
    public void close() {}
  }
}
