package org.zonelens.analysis.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.ledger.DelimitedText.Row;
import org.zonelens.analysis.zone.NamedZone;

/**
 * Reads the tables that the scripts published with Cui et al. (2022) write: a header of the names
 * of zones, a row per layer. Columns may come in any order, be missing or have no zone's name; the
 * layers may be a column, an index without a name, or just the order of the rows.
 */
public final class PublishedTableReader {
  private static final int MOST_BYTES = 1 << 20;

  private final String file;
  private final Measure measure;
  private final Optional<Unit> unit;

  private PublishedTableReader(String file, Measure measure, Optional<Unit> unit) {
    this.file = file;
    this.measure = measure;
    this.unit = unit;
  }

  /**
   * Reads a file.
   *
   * @param measure what its numbers are
   * @param unit how they are written; empty takes exact match for fractions if none of it exceeds
   *     1, and changes for points
   * @throws InputException if it is no such table, with the line and column where that shows
   */
  public static PublishedTable read(Path file, Measure measure, Optional<Unit> unit) {
    return new PublishedTableReader(file.toString(), measure, unit).parse(text(file));
  }

  private static String text(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new InputException(
            LedgerFault.TOO_LARGE, file.toString(), Files.size(file) >> 10, MOST_BYTES >> 10);
      }
    } catch (IOException e) {
      String reason = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
      throw new InputException(e, LedgerFault.CANNOT_READ, file.toString(), reason);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw new InputException(LedgerFault.NOT_TEXT, file.toString());
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InputException(e, LedgerFault.NOT_TEXT, file.toString());
    }
  }

  /** A number with its place, for faults that show only when all are known. */
  private record Found(NamedZone zone, int layer, double value, Row row, int column) {}

  private PublishedTable parse(String text) {
    List<Row> rows = DelimitedText.rows(file, text);
    if (rows.isEmpty()) {
      throw new InputException(LedgerFault.EMPTY, file);
    }
    PublishedHeader header = PublishedHeader.of(file, rows.getFirst());
    boolean decimalCommas = DelimitedText.hasDecimalCommas(text);
    List<Found> found = new ArrayList<>();
    Set<Integer> layers = new HashSet<>();
    for (Row row : rows.subList(1, rows.size())) {
      int layer = header.layers().isPresent() ? layer(header, row) : layers.size();
      if (!layers.add(layer)) {
        int column = header.layers().orElseThrow();
        throw at(LedgerFault.LAYER_TWICE, row, column, Integer.toString(layer));
      }
      for (int column = 0; column < row.fields().size(); column++) {
        NamedZone zone = header.zones().get(column);
        boolean beyond = column >= header.columns();
        if (!row.field(column).isEmpty() && (zone != null || beyond)) {
          double value = PublishedNumber.value(row.field(column), decimalCommas).orElse(Double.NaN);
          if (beyond || Double.isNaN(value)) {
            throw at(LedgerFault.NO_NUMBER, row, column, row.field(column));
          }
          found.add(new Found(Objects.requireNonNull(zone), layer, value, row, column));
        }
      }
    }
    if (found.isEmpty()) {
      throw new InputException(LedgerFault.NO_VALUE, file);
    }
    Unit written = unit.orElseGet(() -> guessed(found));
    return new PublishedTable(
        file,
        measure,
        written,
        header.layers().isPresent(),
        header.ignored(),
        found.stream().map(each -> cell(each, written)).toList());
  }

  private int layer(PublishedHeader header, Row row) {
    int column = header.layers().orElseThrow();
    return PublishedNumber.layer(row.field(column))
        .orElseThrow(() -> at(LedgerFault.NO_LAYER, row, column, row.field(column)));
  }

  /** Exact match that is never above 1 is of 1; of changes their size says nothing. */
  private Unit guessed(List<Found> found) {
    return measure == Measure.EM && found.stream().allMatch(each -> each.value() <= 1)
        ? Unit.FRACTION
        : Unit.PERCENT;
  }

  private PublishedTable.Cell cell(Found found, Unit written) {
    double value = written.inPercent(found.value());
    double least = measure == Measure.EM ? 0 : -100;
    if (value < least || value > 100) {
      throw at(
          measure == Measure.EM ? LedgerFault.NO_EXACT_MATCH : LedgerFault.NO_CHANGE,
          found.row(),
          found.column(),
          found.row().field(found.column()));
    }
    return new PublishedTable.Cell(found.zone(), found.layer(), value);
  }

  private InputException at(LedgerFault fault, Row row, int column, String shown) {
    return new InputException(fault, file, row.line(), column + 1, PublishedNumber.shown(shown));
  }
}
