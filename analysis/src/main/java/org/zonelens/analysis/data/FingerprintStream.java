package org.zonelens.analysis.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.zonelens.analysis.job.JobContext;

/** Counts and digests the bytes that pass through, until the work is cancelled. */
final class FingerprintStream extends FilterInputStream {
  private final MessageDigest digest;
  private final JobContext context;
  private long count;

  FingerprintStream(InputStream in, JobContext context) {
    super(in);
    this.context = context;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Bytes read so far. */
  long count() {
    return count;
  }

  /** SHA-256 of all bytes so far, hexadecimal. */
  String fingerprint() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      digest.update((byte) value);
      count++;
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    context.checkpoint();
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      digest.update(buffer, offset, read);
      count += read;
    }
    return read;
  }

  /** Reads instead: what is passed over is part of the file, too. */
  @Override
  public long skip(long n) throws IOException {
    return readNBytes((int) Math.min(n, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
