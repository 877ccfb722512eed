package org.zonelens.app.bench;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zonelens.models.checkpoint.Activation;
import org.zonelens.models.checkpoint.EncoderSpec;

/**
 * How large a made-up model is.
 *
 * @param hidden width of the hidden states; feed-forward blocks are four times as wide
 */
public record BenchShape(int layers, int hidden, int heads) {
  private static final Pattern SPELLING = Pattern.compile("(\\d{1,3})x(\\d{1,5})x(\\d{1,4})");
  private static final int POSITIONS = 512;
  private static final int VOCABULARY = 30_522;

  static final BenchShape BASE = new BenchShape(12, 768, 12);
  static final BenchShape LARGE = new BenchShape(24, 1024, 16);

  public BenchShape {
    if (layers < 1 || heads < 1 || hidden < 1 || hidden % heads != 0) {
      throw new IllegalArgumentException(
          "%d layers of width %d with %d heads".formatted(layers, hidden, heads));
    }
  }

  /** Reads {@code base}, {@code large} or {@code LxHxA}: layers, hidden width, heads. */
  public static Optional<BenchShape> parse(String text) {
    if (text.equals("base")) {
      return Optional.of(BASE);
    }
    if (text.equals("large")) {
      return Optional.of(LARGE);
    }
    Matcher numbers = SPELLING.matcher(text);
    try {
      return numbers.matches()
          ? Optional.of(
              new BenchShape(
                  Integer.parseInt(numbers.group(1)),
                  Integer.parseInt(numbers.group(2)),
                  Integer.parseInt(numbers.group(3))))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The same with another number of layers. */
  public BenchShape withLayers(int count) {
    return new BenchShape(count, hidden, heads);
  }

  /** A BERT of this shape. */
  public EncoderSpec spec() {
    return EncoderSpec.bert(
        layers, heads, hidden, 4 * hidden, Activation.GELU, 1e-12, VOCABULARY, 2, POSITIONS, 0);
  }

  @Override
  public String toString() {
    return layers + "x" + hidden + "x" + heads;
  }
}
