package org.zonelens.models.checkpoint;

/**
 * Where one tensor lies in a safetensors file.
 *
 * @param begin first byte, counted from the end of the header
 * @param end one past its last byte
 */
public record TensorEntry(String name, TensorType type, TensorShape shape, long begin, long end) {

  /** Its size in bytes. */
  public long bytes() {
    return end - begin;
  }
}
