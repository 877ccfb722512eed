package org.zonelens.models.torch;

/**
 * One entry of a zip archive.
 *
 * @param method how it is compressed, by the format's numbers
 * @param packed bytes that it takes in the archive
 * @param size bytes that it unpacks to
 * @param begin first byte of its data in the archive
 */
record ZipEntry(String name, int method, long packed, long size, long begin) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  boolean isStored() {
    return method == STORED;
  }

  /** One past the last byte of its data. */
  long end() {
    return begin + packed;
  }
}
