package org.zonelens.models.device;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Switches gradients off in the calling thread until closed. The engine keeps this per thread:
 * without it every operation on a trainable weight would build a graph.
 */
public final class NoGradient implements AutoCloseable {
  private final boolean before = JniUtils.isGradMode();

  private NoGradient() {
    JniUtils.setGradMode(false);
  }

  public static NoGradient enter() {
    return new NoGradient();
  }

  @Override
  public void close() {
    JniUtils.setGradMode(before);
  }
}
