package org.zonelens.analysis.slice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Ways to cut a data set into slices, each question going into exactly one. Lengths are in
 * characters (code points), in bins that double, which suit words and Chinese characters alike.
 */
public enum Slicing {
  /** By what the question asks for, see {@link QuestionKind}. */
  QUESTION {
    @Override
    public List<String> slices() {
      return Stream.of(QuestionKind.values()).map(QuestionKind::id).toList();
    }

    @Override
    public String slice(ExampleFacts facts, boolean baselineRight) {
      return QuestionKind.of(facts.question()).id();
    }
  },
  /** By the length of the first right answer. */
  ANSWER_LENGTH {
    @Override
    public List<String> slices() {
      return Bins.ANSWERS.names("none");
    }

    @Override
    public String slice(ExampleFacts facts, boolean baselineRight) {
      return Bins.ANSWERS.of(facts.answerLength(), "none");
    }
  },
  /** By the length of the passage. */
  PASSAGE_LENGTH {
    @Override
    public List<String> slices() {
      return Bins.PASSAGES.names("unknown");
    }

    @Override
    public String slice(ExampleFacts facts, boolean baselineRight) {
      return Bins.PASSAGES.of(facts.passageLength(), "unknown");
    }
  },
  /** By the quarter of the passage in which the first right answer begins. */
  POSITION {
    @Override
    public List<String> slices() {
      return List.of("1/4", "2/4", "3/4", "4/4", "none", "unknown");
    }

    @Override
    public String slice(ExampleFacts facts, boolean baselineRight) {
      if (facts.passageLength().isEmpty()) {
        return "unknown";
      }
      if (facts.answerStart().isEmpty()) {
        return "none";
      }
      long length = Math.max(1, facts.passageLength().getAsInt());
      return slices().get(Math.clamp(4L * facts.answerStart().getAsInt() / length, 0, 3));
    }
  },
  /**
   * By whether the model without masks answers right. Those slices cannot but lose and gain: what
   * was right can only be broken, what was wrong only be fixed. So they have no p-values.
   */
  BASELINE {
    @Override
    public List<String> slices() {
      return List.of("right", "wrong");
    }

    @Override
    public String slice(ExampleFacts facts, boolean baselineRight) {
      return baselineRight ? "right" : "wrong";
    }
  };

  /** Whether a test of fixed against broken says anything about a slice. */
  boolean isTestable() {
    return this != BASELINE;
  }

  /** The name on the command line and in files, such as {@code answer-length}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Slicing> byId(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  /** The names of all slices there can be, in the order of tables. */
  public abstract List<String> slices();

  /** The slice that a question belongs to, one of {@link #slices}. */
  public abstract String slice(ExampleFacts facts, boolean baselineRight);

  /** Bins whose width doubles: up to first, up to twice that, and so on, and the rest. */
  private record Bins(int first, int count) {
    static final Bins ANSWERS = new Bins(4, 6);
    static final Bins PASSAGES = new Bins(128, 6);

    /** The names of the bins, and that for what has no length. */
    List<String> names(String without) {
      return Stream.concat(
              Stream.iterate(0, bin -> bin + 1).limit(count).map(this::name), Stream.of(without))
          .toList();
    }

    String of(OptionalInt length, String without) {
      return length.isEmpty() ? without : name(bin(length.getAsInt()));
    }

    private int bin(int length) {
      int bin = 0;
      while (bin < count - 1 && length > first << bin) {
        bin++;
      }
      return bin;
    }

    private String name(int bin) {
      int from = bin == 0 ? 0 : (first << (bin - 1)) + 1;
      return bin == count - 1 ? from + "+" : from + "-" + (first << bin);
    }
  }
}
