package org.zonelens.analysis.evaluate;

/**
 * How large a batch may be. Tokens count after padding, since padding costs as much as text.
 *
 * @param maxWindows the most windows of a batch
 * @param maxTokens the most tokens of a batch, windows times the longest of them; a single window
 *     may be longer
 */
public record BatchRule(int maxWindows, int maxTokens) {

  /** For a processor: eight full windows fill its cores, more only take memory. */
  public static final BatchRule CPU = new BatchRule(32, 8 * 384);

  /** For a graphics card, which needs more at once to be busy. */
  public static final BatchRule GPU = new BatchRule(256, 128 * 384);

  public BatchRule {
    if (maxWindows < 1 || maxTokens < 1) {
      throw new IllegalArgumentException(
          "no batch has " + maxWindows + " windows of " + maxTokens + " tokens");
    }
  }

  /** A rule for so many tokens, and as many windows as they make short ones. */
  public static BatchRule ofTokens(int maxTokens) {
    return new BatchRule(Math.max(CPU.maxWindows, maxTokens / CPU.maxWindows), maxTokens);
  }

  /**
   * The rule for a device.
   *
   * @param device as model cards give it, such as {@code cpu} or {@code gpu:0}
   */
  public static BatchRule forDevice(String device) {
    return device.startsWith("gpu") ? GPU : CPU;
  }

  /**
   * The rule for windows of which so many copies run side by side, each under a masking of its own:
   * fewer windows, which are then of more equal lengths.
   */
  public BatchRule forCopies(int copies) {
    return new BatchRule(Math.max(1, maxWindows / copies), Math.max(1, maxTokens / copies));
  }

  /** Whether so many windows, the longest of {@code longest} tokens, go into one batch. */
  public boolean admits(int windows, int longest) {
    return windows == 1 || (windows <= maxWindows && (long) windows * longest <= maxTokens);
  }
}
