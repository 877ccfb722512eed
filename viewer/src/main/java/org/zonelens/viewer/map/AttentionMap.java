package org.zonelens.viewer.map;

import java.util.List;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Roles;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;

/**
 * One n x n matrix of attention with what its rows and columns stand for. Immutable by agreement:
 * the array handed in is not to be changed.
 */
public final class AttentionMap {
  private final List<String> labels;
  private final Roles roles;
  private final float[] weights;

  /**
   * @param labels n texts, in the order of the tokens
   * @param roles n roles
   * @param weights row-major [n, n], row = from, column = to; kept, not copied. NaN and infinities
   *     are shown, not refused
   */
  public AttentionMap(List<String> labels, Roles roles, float[] weights) {
    if (labels.size() != roles.size() || (long) labels.size() * labels.size() != weights.length) {
      throw new IllegalArgumentException(
          "%d labels, %d roles and %d weights do not make a square map"
              .formatted(labels.size(), roles.size(), weights.length));
    }
    this.labels = List.copyOf(labels);
    this.roles = roles;
    this.weights = weights;
  }

  /**
   * The map of a window's tokens.
   *
   * @param weights row-major [n, n] as {@link org.zonelens.analysis.model.Attention#matrix} gives
   */
  public static AttentionMap of(Window window, float[] weights) {
    return new AttentionMap(
        window.tokens().stream().map(Token::text).toList(), window.roles(), weights);
  }

  /** n, the number of tokens. */
  public int size() {
    return labels.size();
  }

  public String label(int token) {
    return labels.get(token);
  }

  /**
   * Whether a token is one character, as in Chinese: no wider than a line is high, it needs not be
   * turned to stand above its column.
   */
  public boolean isOneCharacter(int token) {
    String label = label(token);
    return label.codePointCount(0, label.length()) == 1;
  }

  public List<String> labels() {
    return labels;
  }

  public Role role(int token) {
    return roles.at(token);
  }

  public Roles roles() {
    return roles;
  }

  /** The weight that token {@code from} gives to token {@code to}. */
  public float at(int from, int to) {
    return weights[from * labels.size() + to];
  }

  /** All weights, row-major; not to be changed. */
  public float[] weights() {
    return weights;
  }
}
