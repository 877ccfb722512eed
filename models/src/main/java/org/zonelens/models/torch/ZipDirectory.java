package org.zonelens.models.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.fault.InputException;

/**
 * The table of contents of a zip archive, with the place of each entry's data, which the JDK's own
 * reader does not tell. Archives beyond 4 GB (zip64) are read as well.
 *
 * <p>Names are keys and nothing else, and nothing is ever unpacked to the disk; a name that leads
 * out of the archive, stands twice, or data that overlap are refused all the same.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">The format</a>
 */
final class ZipDirectory {
  private static final ValueLayout.OfShort U2 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt U4 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong U8 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int LOCAL_BYTES = 30;
  private static final int CENTRAL_BYTES = 46;
  private static final int END_BYTES = 22;
  private static final int END_64_BYTES = 56;
  private static final int LOCATOR_64_BYTES = 20;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final long SEE_ZIP64 = 0xffff_ffffL;

  /** A checkpoint has an entry per weight: BERT-large 400. */
  private static final long MOST_ENTRIES = 100_000;

  private final String file;
  private final MemorySegment bytes;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

  private ZipDirectory(String file, MemorySegment bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** Whether a file begins as archives do. */
  static boolean isZip(MemorySegment bytes) {
    return bytes.byteSize() >= 4 && bytes.get(U4, 0) == LOCAL;
  }

  /**
   * Reads the table of contents.
   *
   * @return the entries by name, in the order of the table
   * @throws InputException with a {@link TorchFault} if it is not there or anything does not fit
   */
  static Map<String, ZipEntry> read(String file, MemorySegment bytes) {
    ZipDirectory directory = new ZipDirectory(file, bytes);
    directory.readEntries(directory.find());
    directory.requireNoOverlap();
    return directory.entries;
  }

  private record Place(long begin, long end, long entries) {}

  private Place find() {
    long last = bytes.byteSize() - END_BYTES;
    for (long at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (u4(at) == END && at + END_BYTES + u2(at + 20) == bytes.byteSize()) {
        return place(at);
      }
    }
    throw cut();
  }

  private Place place(long end) {
    long locator = end - LOCATOR_64_BYTES;
    if (locator >= 0 && u4(locator) == LOCATOR_64) {
      long end64 = u8(locator + 8);
      if (end64 < 0 || end64 > locator - END_64_BYTES || u4(end64) != END_64) {
        throw cut();
      }
      return placed(u8(end64 + 48), u8(end64 + 40), u8(end64 + 32), end64);
    }
    return placed(unsigned(end + 16), unsigned(end + 12), u2(end + 10), end);
  }

  private Place placed(long begin, long length, long count, long limit) {
    if (begin < 0 || length < 0 || begin > limit || length > limit - begin) {
      throw cut();
    }
    if (count < 0 || count > MOST_ENTRIES) {
      throw new InputException(
          TorchFault.ZIP_ENTRIES, file, Long.toUnsignedString(count), MOST_ENTRIES);
    }
    return new Place(begin, begin + length, count);
  }

  private void readEntries(Place place) {
    long at = place.begin();
    for (long i = 0; i < place.entries(); i++) {
      if (at > place.end() - CENTRAL_BYTES || u4(at) != CENTRAL) {
        throw cut();
      }
      int nameLength = u2(at + 28);
      int extraLength = u2(at + 30);
      long next = at + CENTRAL_BYTES + nameLength + extraLength + u2(at + 32);
      if (next > place.end()) {
        throw cut();
      }
      byte[] raw = bytes.asSlice(at + CENTRAL_BYTES, nameLength).toArray(ValueLayout.JAVA_BYTE);
      String name = new String(raw, StandardCharsets.UTF_8);
      requireInside(name);
      ZipEntry entry = entry(name, at, at + CENTRAL_BYTES + nameLength, extraLength, place);
      if (entries.putIfAbsent(name, entry) != null) {
        throw new InputException(TorchFault.ZIP_DUPLICATE, file, Globals.printable(name));
      }
      at = next;
    }
  }

  private void requireInside(String name) {
    if (name.startsWith("/")
        || name.contains("\\")
        || List.of(name.split("/", -1)).contains("..")) {
      throw new InputException(TorchFault.ZIP_NAME, file, Globals.printable(name));
    }
  }

  private ZipEntry entry(String name, long at, long extra, int extraLength, Place place) {
    boolean encrypted = (u2(at + 8) & 1) != 0;
    int method = u2(at + 10);
    if (encrypted || (method != ZipEntry.STORED && method != ZipEntry.DEFLATED)) {
      throw new InputException(
          TorchFault.ZIP_METHOD,
          file,
          Globals.printable(name),
          encrypted ? "encrypted" : String.valueOf(method));
    }
    // In the order in which zip64 adds those that do not fit into 32 bits.
    long[] sizes = {unsigned(at + 24), unsigned(at + 20), unsigned(at + 42)};
    widen(name, sizes, extra, extra + extraLength);
    long size = sizes[0];
    long packed = sizes[1];
    long local = sizes[2];
    if (size < 0
        || packed < 0
        || local < 0
        || local > place.begin() - LOCAL_BYTES
        || u4(local) != LOCAL) {
      throw contradicts(name);
    }
    long begin = local + LOCAL_BYTES + u2(local + 26) + u2(local + 28);
    boolean sameName =
        u2(local + 26) == extra - at - CENTRAL_BYTES
            && begin <= place.begin()
            && bytes
                    .asSlice(local + LOCAL_BYTES, u2(local + 26))
                    .mismatch(bytes.asSlice(at + CENTRAL_BYTES, u2(local + 26)))
                == -1;
    if (!sameName
        || packed > place.begin() - begin
        || (method == ZipEntry.STORED && packed != size)) {
      throw contradicts(name);
    }
    return new ZipEntry(name, method, packed, size, begin);
  }

  private void widen(String name, long[] sizes, long extra, long end) {
    for (long at = extra; at <= end - 4; at += 4 + u2(at + 2)) {
      if (u2(at) == 1) {
        long field = at + 4;
        long fieldEnd = Math.min(end, field + u2(at + 2));
        for (int i = 0; i < sizes.length; i++) {
          if (sizes[i] == SEE_ZIP64) {
            if (field > fieldEnd - Long.BYTES) {
              throw contradicts(name);
            }
            sizes[i] = u8(field);
            field += Long.BYTES;
          }
        }
        return;
      }
    }
  }

  private void requireNoOverlap() {
    long free = 0;
    for (ZipEntry entry :
        entries.values().stream().sorted(Comparator.comparingLong(ZipEntry::begin)).toList()) {
      // The local header and the name precede the data.
      if (entry.begin() - LOCAL_BYTES < free) {
        throw new InputException(TorchFault.ZIP_OVERLAP, file, Globals.printable(entry.name()));
      }
      free = entry.end();
    }
  }

  private InputException cut() {
    return new InputException(TorchFault.ZIP_CUT, file);
  }

  private InputException contradicts(String name) {
    return new InputException(TorchFault.ZIP_ENTRY, file, Globals.printable(name));
  }

  private int u2(long at) {
    return bytes.get(U2, at) & 0xffff;
  }

  private int u4(long at) {
    return bytes.get(U4, at);
  }

  private long unsigned(long at) {
    return u4(at) & 0xffff_ffffL;
  }

  private long u8(long at) {
    return bytes.get(U8, at);
  }
}
