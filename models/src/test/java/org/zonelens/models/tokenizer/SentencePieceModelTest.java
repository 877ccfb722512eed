package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;

class SentencePieceModelTest {
  private static final String WHOLE_END = "1200" + "1a00";

  @Test
  void aModelHasItsPiecesWithScoresAndTypes() {
    SentencePieceModel model =
        SentencePieceModel.read(Fixtures.directory("albert").resolve("spiece.model"));
    assertEquals(1, model.unknownId());
    assertTrue(model.charsMap().isPresent());
    assertEquals(new SentencePiece("[CLS]", 0, SentencePiece.Type.CONTROL), model.pieces().get(2));
    assertEquals(new SentencePiece("(", 0, SentencePiece.Type.USER_DEFINED), model.pieces().get(5));
    assertEquals(SentencePiece.Type.UNKNOWN, model.pieces().get(1).type());
    SentencePiece last = model.pieces().getLast();
    assertEquals(SentencePiece.Type.NORMAL, last.type());
    assertTrue(last.score() < -3, () -> last.text() + " " + last.score());
  }

  @Test
  void aModelWithoutRulesHasNone() {
    assertFalse(
        SentencePieceModel.read(Fixtures.directory("deberta-v2-punctuation").resolve("spm.model"))
            .charsMap()
            .isPresent());
  }

  @Test
  void aModelCutShortAtAnyByteIsDamaged() throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.directory("albert").resolve("spiece.model"));
    // Behind its rules a model has nothing that is used here.
    int needed = whole.length;
    while (needed > 0 && reads(Arrays.copyOf(whole, needed - 1))) {
      needed--;
    }
    assertTrue(needed > whole.length * 9 / 10, needed + " of " + whole.length);
    int damaged = 0;
    for (int length = 0; length < needed; length++) {
      damaged += reads(Arrays.copyOf(whole, length)) ? 0 : 1;
    }
    assertEquals(needed, damaged);
  }

  private static boolean reads(byte[] content) {
    try {
      return !read(content).pieces().isEmpty();
    } catch (InputException fault) {
      assertTrue(
          fault.fault() == TokenizerFault.DAMAGED_SENTENCEPIECE
              || fault.fault() == TokenizerFault.EMPTY_VOCABULARY
              || fault.fault() == TokenizerFault.DAMAGED_CHARSMAP,
          fault::getMessage);
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0affffffffffffffffff01", // a length of 2^64 - 1
        "0affffffff0f", // of 2^32 - 1
        "0affffffff07", // of 2^31 - 1
        "0a80808080808080808080808001", // a varint of 14 bytes
        "ffffffffffffffffffff01", // a field number beyond all
        "00", // field 0
        "0b0c", // a group
        "0e", // no wire type
        "0a0515cdcc", // a float cut short
        "0a030a05ff", // a text longer than its piece
        "0a040a02c328", // no UTF-8
        "0a080a02ed", // a length beyond the file
        "120b180120ffffffffff", // a trainer's varint without end
      })
  void garbageIsDamaged(String hex) {
    InputException fault = assertThrows(InputException.class, () -> read(hex + WHOLE_END));
    assertEquals(TokenizerFault.DAMAGED_SENTENCEPIECE, fault.fault());
  }

  @Test
  void lengthsInsideMessagesDoNotReachBeyondThem() {
    // The piece's text claims 5 bytes where its message has 1 left, though the file has more.
    assertThrows(InputException.class, () -> read("0a030a0561" + "0a030a0161" + WHOLE_END));
  }

  @Test
  void unknownFieldsAreSkipped() {
    SentencePieceModel model =
        read("0a10" + "0a0161" + "a0060f" + "a906" + "0000000000000000" + WHOLE_END + "220161");
    assertEquals("a", model.pieces().getFirst().text());
  }

  @ParameterizedTest
  @CsvSource({"0000c07f", "0000807f", "000080ff"})
  void aScoreMustBeANumber(String score) {
    InputException fault =
        assertThrows(InputException.class, () -> read("0a080a016115" + score + WHOLE_END));
    assertEquals(TokenizerFault.BAD_SCORE, fault.fault());
  }

  @ParameterizedTest
  @CsvSource({"02, BPE", "03, word", "04, char", "ffffffff0f, -1"})
  void otherAlgorithmsAreRefusedByName(String number, String name) {
    String trainer = "18" + number;
    InputException fault =
        assertThrows(
            InputException.class,
            () -> read("0a030a0161" + "12%02x".formatted(trainer.length() / 2) + trainer + "1a00"));
    assertEquals(TokenizerFault.NOT_UNIGRAM, fault.fault());
    assertEquals(name, fault.arguments().get(1));
  }

  @Test
  void moreThanTwoMillionPiecesAreRefused() {
    byte[] pieces = new byte[2 * ((1 << 21) + 1)];
    for (int i = 0; i < pieces.length; i += 2) {
      pieces[i] = 0x0a;
    }
    InputException fault = assertThrows(InputException.class, () -> read(pieces));
    assertEquals(TokenizerFault.TOO_MANY_PIECES, fault.fault());
  }

  @Test
  void noMutationEndsInAnythingButAModelOrAFault() throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.directory("xlnet").resolve("spiece.model"));
    int faults = 0;
    for (int seed = 0; seed < 3000; seed++) {
      try {
        read(mutated(whole, new Random(seed)));
      } catch (InputException _) {
        faults++;
      }
    }
    assertTrue(faults > 1000 && faults < 3000, faults + " faults");
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] content = whole.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(content.length);
      switch (random.nextInt(4)) {
        case 0 -> content[at] = (byte) random.nextInt();
        case 1 -> content[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> content = Arrays.copyOf(content, Math.max(1, at));
        default -> {
          ByteArrayOutputStream longer = new ByteArrayOutputStream();
          longer.write(content, 0, at);
          byte[] more = new byte[1 + random.nextInt(12)];
          random.nextBytes(more);
          longer.writeBytes(more);
          longer.write(content, at, content.length - at);
          content = longer.toByteArray();
        }
      }
    }
    return content;
  }

  @Test
  void theFaultNamesTheByte() {
    byte[] content = ("\n" + (char) 9 + "short").getBytes(StandardCharsets.US_ASCII);
    InputException fault = assertThrows(InputException.class, () -> read(content));
    assertEquals(2, fault.arguments().get(1));
  }

  private static SentencePieceModel read(String hex) {
    return read(HexFormat.of().parseHex(hex));
  }

  private static SentencePieceModel read(byte[] content) {
    return SentencePieceModel.of(Path.of("m.model"), content);
  }
}
