package org.zonelens.analysis.window;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The roles of a window's tokens, padding included where there is any. Immutable. */
public final class Roles {
  private final Role[] roles;

  private Roles(Role[] roles) {
    this.roles = roles;
  }

  public static Roles of(List<Role> roles) {
    return new Roles(roles.toArray(Role[]::new));
  }

  /** Number of tokens, padding included. */
  public int size() {
    return roles.length;
  }

  public Role at(int token) {
    return roles[token];
  }

  /** The positions of the tokens that play the given part. */
  public BitSet where(Role role) {
    BitSet positions = new BitSet(roles.length);
    for (int i = 0; i < roles.length; i++) {
      if (roles[i] == role) {
        positions.set(i);
      }
    }
    return positions;
  }

  /** The positions of all tokens that are not padding. */
  public BitSet present() {
    BitSet positions = where(Role.PAD);
    positions.flip(0, roles.length);
    return positions;
  }

  /**
   * These roles followed by padding.
   *
   * @throws IllegalArgumentException if {@code length} is shorter than what is there
   */
  public Roles paddedTo(int length) {
    if (length < roles.length) {
      throw new IllegalArgumentException(
          roles.length + " tokens cannot be padded to the shorter length " + length);
    }
    Role[] padded = Arrays.copyOf(roles, length);
    Arrays.fill(padded, roles.length, length, Role.PAD);
    return new Roles(padded);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Roles that && Arrays.equals(roles, that.roles);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(roles);
  }

  @Override
  public String toString() {
    return Arrays.toString(roles);
  }
}
