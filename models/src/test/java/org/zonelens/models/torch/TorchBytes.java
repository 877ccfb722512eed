package org.zonelens.models.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files as torch.save lays them out, around pickles of any kind. */
public final class TorchBytes {
  private TorchBytes() {}

  /** The zip format, nothing compressed. */
  public static byte[] zip(byte[] pickle, Map<String, byte[]> storages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "archive/data.pkl", pickle, ZipEntry.STORED);
      put(zip, "archive/byteorder", new byte[] {'l', 'i', 't', 't', 'l', 'e'}, ZipEntry.STORED);
      for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
        put(zip, "archive/data/" + storage.getKey(), storage.getValue(), ZipEntry.STORED);
      }
      put(zip, "archive/version", new byte[] {'3', '\n'}, ZipEntry.STORED);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static void put(ZipOutputStream zip, String name, byte[] content, int method) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(method);
    if (method == ZipEntry.STORED) {
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setSize(content.length);
      entry.setCrc(crc.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** The older format, for storages of 4-byte elements. */
  public static byte[] legacy(byte[] pickle, Map<String, byte[]> storages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(legacyHead());
    bytes.writeBytes(pickle);
    PickleBytes keys = PickleBytes.begin().op(']', '(');
    storages.keySet().forEach(keys::text);
    bytes.writeBytes(keys.op('e').end());
    for (byte[] storage : storages.values()) {
      bytes.writeBytes(
          ByteBuffer.allocate(8)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(storage.length / Float.BYTES)
              .array());
      bytes.writeBytes(storage);
    }
    return bytes.toByteArray();
  }

  /** The three pickles before the object. */
  static byte[] legacyHead() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] magic = {0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19};
    bytes.writeBytes(PickleBytes.begin().op(0x8a, magic.length).op(magic).end());
    bytes.writeBytes(PickleBytes.begin().op('M', 1001 & 0xff, 1001 >> 8).end());
    bytes.writeBytes(PickleBytes.begin().op('}').end());
    return bytes.toByteArray();
  }

  /** 32-bit floats, little-endian. */
  public static byte[] floats(float... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return buffer.array();
  }
}
