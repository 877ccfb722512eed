package org.zonelens.models.encoder;

/** How attention is computed where it is not recorded. */
public enum AttentionKind {
  /** In one operation that never holds a whole pattern, where the family allows it. */
  FUSED,
  /** Step by step, as for recording. */
  EAGER
}
