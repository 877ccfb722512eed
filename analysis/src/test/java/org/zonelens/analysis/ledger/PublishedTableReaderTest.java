package org.zonelens.analysis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;

class PublishedTableReaderTest {
  @TempDir private Path folder;

  private PublishedTable read(String text, Measure measure) throws IOException {
    Path file = Files.writeString(folder.resolve("published.csv"), text);
    return PublishedTableReader.read(file, measure, Optional.empty());
  }

  private PublishedTable read(String text) throws IOException {
    return read(text, Measure.EM);
  }

  /** Cells as text, zone by zone and layer by layer. */
  private static List<String> cells(PublishedTable table) {
    return table.cells().stream()
        .map(cell -> "%s@%d=%.3f".formatted(cell.zone(), cell.layer(), cell.value()))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layer,q2,p2q\n0,80.5,61\n1,79,70.125\n",
        "\uFEFFLayer,P2Q,Q2\r\n1,70.125,79\r\n0,61,80.5\r\n",
        "\n\n layer ; q2 ; p2q \n0;80,5;61\n\n1;79;70,125",
        ",q2,p2q\n0,80.5,61\n1,79,70.125",
        "Unnamed: 0,q2,p2q,note\nlayer 0,80.5%,61 %,\nLayer_1,79,70.125,",
        "q2,p2q\n80.5,61\n79,70.125\n",
        "\"layer\",\"q2\",\"p2q\"\n\"0\",\"80.5\",\"61\"\n\"1\",\"79\",\"70.125\"",
        "layer\tq2\tp2q\n0.0\t80.5\t61.0\n1.0\t7.9e1\t70.125\n",
        "layer,q2,p2q\r0,0.805,0.61\r1,.79,0.70125",
        ",layer,q2,p2q,\n7,0,80.5,61,\n8,1,79,70.125,\n",
      })
  void everySpellingOfATableIsTheSameTable(String text) throws IOException {
    assertEquals(
        List.of("p2q@0=61.000", "p2q@1=70.125", "q2@0=80.500", "q2@1=79.000"), cells(read(text)));
  }

  @Test
  void emptyFieldsAndMissingColumnsAreMissingNumbers() throws IOException {
    PublishedTable table = read("layer,all,q2,q2p\n1,,80\n2,70\n3,,,60\n");
    assertEquals(List.of("all@2=70.000", "q2@1=80.000", "q2p@3=60.000"), cells(table));
  }

  @Test
  void whatWasAssumedIsKnown() throws IOException {
    PublishedTable table = read("epoch,q2,P2P\n3,0.8,1\n");
    assertEquals(Unit.FRACTION, table.unit());
    assertFalse(table.numbered());
    assertEquals(List.of("epoch", "P2P"), table.ignored());
    assertEquals(List.of("q2@0=80.000"), cells(table));
    assertEquals(Unit.PERCENT, read("q2\n1.5\n").unit());
    assertEquals(Unit.PERCENT, read("q2\n-0.5\n", Measure.DELTA_EM).unit());
  }

  @Test
  void changesMayHaveATrueMinusSign() throws IOException {
    PublishedTable table = read("layer,p2\n12,\u22122.1\n11,+0.5\n", Measure.DELTA_EM);
    assertEquals(List.of("p2@11=0.500", "p2@12=-2.100"), cells(table));
  }

  @ParameterizedTest
  @CsvSource({
    "0 1 2, 12, 0",
    "1 2 3 4 5 6 7 8 9 10 11 12, 12, 1",
    "12 11, 12, 1",
    "1 2 3, 12, 1",
    "5 6, 12, 0",
    "0 12, 12, 0"
  })
  void whereLayersBeginIsSeenFromTheirNumbers(String layers, int ofModel, int first)
      throws IOException {
    StringBuilder text = new StringBuilder("layer,q2\n");
    for (String layer : layers.split(" ")) {
      text.append(layer).append(",50\n");
    }
    assertEquals(first, read(text.toString()).firstLayer(ofModel));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NO_NUMBER    | layer,q2;0,80;1,NaN              | 3 2 NaN",
        "NO_NUMBER    | layer,q2;0,=1+cmd                | 2 2 =1+cmd",
        "NO_NUMBER    | layer,q2;0,80,70                 | 2 3 70",
        "NO_NUMBER    | layer,q2;0,1e                    | 2 2 1e",
        "NO_NUMBER    | layer,q2;0,Infinity              | 2 2 Infinity",
        "NO_LAYER     | layer,q2;baseline,80             | 2 1 baseline",
        "NO_LAYER     | layer,q2;-1,80                   | 2 1 -1",
        "NO_LAYER     | layer,q2;1.5,80                  | 2 1 1.5",
        "LAYER_TWICE  | layer,q2;1,80;;1,80              | 4 1 1",
        "ZONE_TWICE   | layer,q2,Q2;1,80,80              | 1 3 q2",
        "NO_EXACT_MATCH | layer,q2;0,80;1,-2.5           | 3 2 -2.5",
        "NO_EXACT_MATCH | layer,q2;0,80;1,101            | 3 2 101",
        "NO_EXACT_MATCH | layer,q2;0,1e300               | 2 2 1e300",
        "NO_ZONE      | layer,a,b;0,1,2                  | 1 a, b",
        "NO_VALUE     | layer,q2;0,                      | ''",
        "NO_VALUE     | layer,q2                         | ''",
        "EMPTY        | ;;                               | ''",
        "OPEN_QUOTE   | layer,q2;0,80;1,\"80             | 3",
      })
  void whatIsNoTableIsSaidWithItsPlace(LedgerFault expected, String text, String arguments) {
    InputException fault = assertThrows(InputException.class, () -> read(text.replace(';', '\n')));
    assertEquals(expected, fault.fault());
    List<Object> place = fault.arguments().subList(1, fault.arguments().size());
    assertEquals(arguments, String.join(" ", place.stream().map(Object::toString).toList()));
  }

  @Test
  void hostileFilesEndInOneSentence() throws IOException {
    assertFault(LedgerFault.TOO_MANY_COLUMNS, "layer" + ",".repeat(1_000_000));
    assertFault(LedgerFault.TOO_LARGE, "layer,q2\n0,80\n" + " ".repeat(2_000_000));
    assertFault(LedgerFault.NOT_TEXT, "layer,q2\n0,\0");
    assertFault(LedgerFault.NO_ZONE, "PK\u0003\u0004 and so on");
    assertFault(LedgerFault.NO_NUMBER, "layer,q2\n0," + "9".repeat(500_000));
    InputException longField =
        assertFault(LedgerFault.NO_NUMBER, "layer,q2\n0,\"" + "x\n".repeat(100_000) + "\"");
    assertTrue(longField.getMessage().length() < 300);
    Path latin =
        Files.write(folder.resolve("latin.csv"), "é".getBytes(StandardCharsets.ISO_8859_1));
    assertFault(LedgerFault.NOT_TEXT, latin);
    assertFault(LedgerFault.CANNOT_READ, folder);
    assertFault(LedgerFault.CANNOT_READ, folder.resolve("absent.csv"));
  }

  private InputException assertFault(LedgerFault expected, String text) throws IOException {
    return assertFault(expected, Files.writeString(folder.resolve("hostile.csv"), text));
  }

  private static InputException assertFault(LedgerFault expected, Path file) {
    InputException fault =
        assertThrows(
            InputException.class,
            () -> PublishedTableReader.read(file, Measure.EM, Optional.empty()));
    assertEquals(expected, fault.fault());
    return fault;
  }

  @Test
  void damagedTablesAreReadOrRefusedButNeverBreakTheReader() throws IOException {
    byte[] whole =
        "layer,all,q2,\"q2p\"\n0,80.5,61,1\n1,79,\"70.1\",2\n".getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    Path file = folder.resolve("damaged.csv");
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = whole.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        PublishedTable table = PublishedTableReader.read(file, Measure.EM, Optional.empty());
        assertTrue(table.cells().stream().allMatch(cell -> cell.value() <= 100));
      } catch (InputException e) {
        assertTrue(e.fault() instanceof LedgerFault);
        refused++;
      }
    }
    assertTrue(refused > 500 && refused < 3000, refused + " refused");
  }
}
