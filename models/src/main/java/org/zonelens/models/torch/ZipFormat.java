package org.zonelens.models.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/**
 * What {@code torch.save} writes since PyTorch 1.6: a zip archive with the pickle in {@code
 * NAME/data.pkl} and each storage in {@code NAME/data/KEY}. Storages are not compressed, so they
 * are views of the mapped file; archives that were packed again are unpacked in memory.
 */
final class ZipFormat {
  private static final String PICKLE = "/data.pkl";
  private static final String LITTLE = "little";

  /** Weights hardly shrink; what unpacks to many times its size was made to fill the memory. */
  private static final long MOST_UNPACKED_PER_BYTE = 16;

  private static final long SMALL = 1 << 20;
  private static final int CHUNK = 1 << 22;

  private final String file;
  private final MemorySegment bytes;
  private final Arena arena;
  private final JobContext context;
  private final Map<String, ZipEntry> entries;
  private final Map<String, MemorySegment> unpacked = new HashMap<>();

  /**
   * @param arena owns what has to be unpacked
   * @throws InputException if the archive is damaged
   */
  ZipFormat(String file, MemorySegment bytes, Arena arena, JobContext context) {
    this.file = file;
    this.bytes = bytes;
    this.arena = arena;
    this.context = context;
    this.entries = ZipDirectory.read(file, bytes);
  }

  TorchContent read() {
    requireNoBomb();
    String prefix = prefix();
    if (entries.containsKey(prefix + "/constants.pkl")) {
      throw new InputException(TorchFault.SCRIPT, file);
    }
    if (entries.containsKey(prefix + "/byteorder")) {
      requireLittleEndian(entry(prefix + "/byteorder"));
    }
    PickleInput input = new PickleInput(file, bytes(entry(prefix + PICKLE)), 0);
    StorageTable storages = new StorageTable();
    Pickled root = PickleMachine.read(input, storages, context);
    storages
        .roots()
        .forEach((key, storage) -> requireBytes(entry(prefix + "/data/" + key), storage));
    return new TorchContent(root, key -> bytes(entry(prefix + "/data/" + key)));
  }

  private void requireNoBomb() {
    long total = 0;
    for (ZipEntry entry : entries.values()) {
      if (!entry.isStored()) {
        // No overflow: added up to the limit at most.
        total = entry.size() > Long.MAX_VALUE - total ? Long.MAX_VALUE : total + entry.size();
      }
    }
    long most = SMALL + bytes.byteSize() * MOST_UNPACKED_PER_BYTE;
    if (total > most) {
      throw new InputException(TorchFault.ZIP_BOMB, file, total, most);
    }
  }

  /** The archive's own name, which every entry begins with. */
  private String prefix() {
    List<String> pickles =
        entries.keySet().stream()
            .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.lastIndexOf('/'))
            .toList();
    if (pickles.size() != 1) {
      throw new InputException(TorchFault.ENTRY_MISSING, file, "data.pkl");
    }
    return pickles.getFirst().substring(0, pickles.getFirst().length() - PICKLE.length());
  }

  private void requireLittleEndian(ZipEntry entry) {
    // Longer than either word: whatever else it is, it is shown cut.
    MemorySegment word = bytes(entry);
    String order =
        new String(
            word.asSlice(0, Math.min(word.byteSize(), 2L * LITTLE.length()))
                .toArray(ValueLayout.JAVA_BYTE),
            StandardCharsets.UTF_8);
    if (!order.equals(LITTLE)) {
      throw new InputException(TorchFault.BYTE_ORDER, file, Globals.printable(order));
    }
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new InputException(TorchFault.ENTRY_MISSING, file, Globals.printable(name));
    }
    return entry;
  }

  private void requireBytes(ZipEntry entry, Pickled.Storage storage) {
    long width = storage.type().bytes();
    // Without a product, which could overflow.
    if (storage.rootElements() > entry.size() / width) {
      throw new InputException(
          TorchFault.STORAGE_SHORT,
          file,
          Globals.printable(entry.name()),
          storage.rootElements() + " × " + width,
          entry.size());
    }
  }

  private MemorySegment bytes(ZipEntry entry) {
    return entry.isStored()
        ? bytes.asSlice(entry.begin(), entry.size())
        : unpacked.computeIfAbsent(entry.name(), _ -> unpack(entry));
  }

  private MemorySegment unpack(ZipEntry entry) {
    MemorySegment target = arena.allocate(entry.size(), Double.BYTES);
    try (Inflater inflater = new Inflater(true)) {
      long read = entry.begin();
      long written = 0;
      while (!inflater.finished()) {
        context.checkpoint();
        if (inflater.needsInput()) {
          long length = Math.min(CHUNK, entry.end() - read);
          if (length == 0) {
            throw broken(entry);
          }
          inflater.setInput(bytes.asSlice(read, length).asByteBuffer());
          read += length;
        }
        // One byte more than announced has nowhere to go.
        ByteBuffer room =
            written < entry.size()
                ? target.asSlice(written, Math.min(CHUNK, entry.size() - written)).asByteBuffer()
                : ByteBuffer.allocate(1);
        int got = inflater.inflate(room);
        written += got;
        if (written > entry.size() || (got == 0 && inflater.needsDictionary())) {
          throw broken(entry);
        }
      }
      if (written != entry.size()) {
        throw broken(entry);
      }
      return target;
    } catch (DataFormatException damaged) {
      throw new InputException(
          damaged, TorchFault.ZIP_INFLATE, file, Globals.printable(entry.name()));
    }
  }

  private InputException broken(ZipEntry entry) {
    return new InputException(TorchFault.ZIP_INFLATE, file, Globals.printable(entry.name()));
  }
}
