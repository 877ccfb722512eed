package org.zonelens.analysis.decode;

/**
 * The best spans met so far, the best first; of equal ones the one met first stays first. Logits
 * are added as 32-bit floats, as in the reference, so that ties are its ties.
 */
final class BestSpans {
  private final int[] windows;
  private final int[] firsts;
  private final int[] lasts;
  private final float[] starts;
  private final float[] ends;
  private final float[] scores;
  private int size;

  BestSpans(int capacity) {
    windows = new int[capacity];
    firsts = new int[capacity];
    lasts = new int[capacity];
    starts = new float[capacity];
    ends = new float[capacity];
    scores = new float[capacity];
  }

  /** Whether a span of this score would be kept. */
  boolean accepts(float score) {
    return size < scores.length ? !Float.isNaN(score) : score > scores[size - 1];
  }

  /** Keeps a span whose score is accepted. */
  void add(int window, int first, int last, float start, float end) {
    float score = start + end;
    int at = size < scores.length ? size++ : size - 1;
    for (; at > 0 && scores[at - 1] < score; at--) {
      copy(at - 1, at);
    }
    windows[at] = window;
    firsts[at] = first;
    lasts[at] = last;
    starts[at] = start;
    ends[at] = end;
    scores[at] = score;
  }

  private void copy(int from, int to) {
    windows[to] = windows[from];
    firsts[to] = firsts[from];
    lasts[to] = lasts[from];
    starts[to] = starts[from];
    ends[to] = ends[from];
    scores[to] = scores[from];
  }

  int size() {
    return size;
  }

  /** Which of the windows given this span is in, counted in their list. */
  int window(int rank) {
    return windows[rank];
  }

  int first(int rank) {
    return firsts[rank];
  }

  int last(int rank) {
    return lasts[rank];
  }

  float start(int rank) {
    return starts[rank];
  }

  float end(int rank) {
    return ends[rank];
  }

  float score(int rank) {
    return scores[rank];
  }
}
