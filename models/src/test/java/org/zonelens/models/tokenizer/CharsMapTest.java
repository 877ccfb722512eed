package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharsMapTest {

  @ParameterizedTest
  @ValueSource(strings = {"xlm-roberta", "xlm-roberta-nmt", "camembert-settings"})
  void rulesThatSentencePieceCompiledAreSound(String fixture) {
    assertTrue(CharsMap.isSound(map(fixture)));
  }

  @Test
  void rulesCutShortAreNot() {
    byte[] map = map("xlm-roberta");
    int size = ByteBuffer.wrap(map).order(ByteOrder.LITTLE_ENDIAN).getInt();
    for (int length = 0; length < 4 + size + 8; length++) {
      assertFalse(CharsMap.isSound(Arrays.copyOf(map, length)), "cut at " + length);
    }
  }

  @Test
  void anArrayWithoutUnitsIsNot() {
    assertFalse(CharsMap.isSound(map(new int[0], "x\0")));
  }

  @Test
  void aStateBeyondTheArrayIsNot() {
    assertFalse(CharsMap.isSound(map(new int[] {0}, "x\0")));
    int[] units = new int[512];
    units[0] = 1023 << 10;
    assertFalse(CharsMap.isSound(map(units, "x\0")));
  }

  @Test
  void aPlaceBeyondTheReplacementsIsNot() {
    assertTrue(CharsMap.isSound(map(letterA(0), "x\0")));
    assertTrue(CharsMap.isSound(map(letterA(2), "x\0")));
    assertFalse(CharsMap.isSound(map(letterA(3), "x\0")));
    assertFalse(CharsMap.isSound(map(letterA(Integer.MAX_VALUE), "x\0")));
  }

  @Test
  void aPlaceInsideACharacterIsNot() {
    assertTrue(CharsMap.isSound(map(letterA(0), "\u00e9\0")));
    assertFalse(CharsMap.isSound(map(letterA(1), "\u00e9\0")));
  }

  @Test
  void aReplacementWithoutEndIsNot() {
    assertTrue(CharsMap.isSound(map(letterA(0), "x".repeat(256) + "\0")));
    assertFalse(CharsMap.isSound(map(letterA(0), "x".repeat(257) + "\0")));
  }

  /** Rules that replace the letter a by what stands at the given place. */
  private static int[] letterA(int place) {
    int[] units = new int[512];
    units[0] = 256 << 10;
    units[256 ^ 'a'] = 'a' | 1 << 8 | 'a' << 10;
    units[256] = place | 1 << 31;
    return units;
  }

  private static byte[] map(String fixture) {
    return Base64.getDecoder()
        .decode(
            SentencePieceModel.read(Fixtures.directory(fixture).resolve("sentencepiece.bpe.model"))
                .charsMap()
                .orElseThrow());
  }

  private static byte[] map(int[] units, String replacements) {
    byte[] text = replacements.getBytes(StandardCharsets.UTF_8);
    ByteBuffer map =
        ByteBuffer.allocate(4 + 4 * units.length + text.length).order(ByteOrder.LITTLE_ENDIAN);
    map.putInt(4 * units.length);
    for (int unit : units) {
      map.putInt(unit);
    }
    return map.put(text).array();
  }
}
