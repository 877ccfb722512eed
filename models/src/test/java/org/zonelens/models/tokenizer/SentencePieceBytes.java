package org.zonelens.models.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.zonelens.analysis.fault.InputException;

/** Small SentencePiece models, byte by byte. */
public final class SentencePieceBytes {
  private SentencePieceBytes() {}

  /** Lists of pieces with scores and types, an unknown field among them. */
  public static List<byte[]> pieces() {
    return List.of(
        hex("0a0e" + "0a053c756e6b3e" + "1500000000" + "1802" + "0a030a0161"),
        hex("0a0a" + "0a03e29681" + "15000080bf" + "2a0161" + "0a070a01611803" + "2801"),
        hex("0a0c" + "0a0162" + "150000c0c0" + "1804" + "2801" + "a906" + "0000000000000000"));
  }

  /** A model with such pieces, and rules that replace the letter a by x. */
  public static byte[] model(byte[] pieces) {
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    model.writeBytes(pieces);
    model.writeBytes(hex("1208" + "1801" + "c00200" + "20e807"));
    byte[] rules = rules();
    model.write(0x1a);
    int length = rules.length + 3;
    model.write((length & 0x7f) | 0x80);
    model.write(length >> 7);
    model.write(0x12);
    model.write((rules.length & 0x7f) | 0x80);
    model.write(rules.length >> 7);
    model.writeBytes(rules);
    return model.toByteArray();
  }

  private static byte[] rules() {
    byte[] text = "x\0".getBytes(StandardCharsets.UTF_8);
    ByteBuffer rules = ByteBuffer.allocate(4 + 2048 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    rules.putInt(2048);
    rules.putInt(4, 256 << 10);
    rules.putInt(4 + 4 * (256 ^ 'a'), 'a' | 1 << 8 | 'a' << 10);
    rules.putInt(4 + 4 * 256, 1 << 31);
    return rules.put(4 + 2048, text).array();
  }

  /** What starts fields of a model, and lengths beyond all. */
  public static List<byte[]> tokens() {
    return List.of(
        hex("0a"), hex("12"), hex("1a"), hex("150000c07f"), hex("1802"), hex("0b"), hex("c328"));
  }

  /**
   * Reads a whole model.
   *
   * @throws InputException if it is damaged
   */
  public static void read(Path file) {
    SentencePieceModel model = SentencePieceModel.read(file);
    if (model.pieces().isEmpty()) {
      throw new IllegalStateException("no pieces");
    }
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
