package org.zonelens.models.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/**
 * What {@code torch.save} wrote before PyTorch 1.6: five pickles (a magic number, the format's
 * version, facts about the machine, the object, the keys of its storages in the order in which they
 * follow), then per storage the number of its elements in 8 bytes, and the elements. They are
 * little-endian on every machine.
 */
final class LegacyFormat {
  private static final Pickled MAGIC = new Pickled.Vast(new BigInteger("1950a86a20f9469cfc6c", 16));
  private static final Pickled VERSION = new Pickled.Whole(1001);

  /** What any other file gives that is read as a pickle. */
  private static final Set<TorchFault> NO_PICKLE =
      EnumSet.of(
          TorchFault.PICKLE_CUT,
          TorchFault.PICKLE_LONG,
          TorchFault.PICKLE_OPCODE,
          TorchFault.PICKLE_DAMAGED);

  private static final ValueLayout.OfLong COUNT =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final String file;
  private final MemorySegment bytes;
  private final JobContext context;
  private long position;

  LegacyFormat(String file, MemorySegment bytes, JobContext context) {
    this.file = file;
    this.bytes = bytes;
    this.context = context;
  }

  TorchContent read() {
    if (!begins()) {
      throw new InputException(TorchFault.NOT_TORCH, file);
    }
    next(new StorageTable());
    StorageTable storages = new StorageTable();
    Pickled root = next(storages);
    Map<String, MemorySegment> parts = locate(next(new StorageTable()), storages);
    return new TorchContent(root, key -> parts.getOrDefault(key, MemorySegment.NULL));
  }

  private boolean begins() {
    try {
      return next(new StorageTable()).equals(MAGIC) && next(new StorageTable()).equals(VERSION);
    } catch (InputException fault) {
      if (fault.fault() instanceof TorchFault kind && NO_PICKLE.contains(kind)) {
        throw new InputException(fault, TorchFault.NOT_TORCH, file);
      }
      throw fault;
    }
  }

  private Pickled next(StorageTable storages) {
    PickleInput input = new PickleInput(file, bytes, position);
    Pickled value = PickleMachine.read(input, storages, context);
    position = input.position();
    return value;
  }

  private Map<String, MemorySegment> locate(Pickled keys, StorageTable storages) {
    if (!(keys instanceof Pickled.Sequence list)) {
      throw new InputException(TorchFault.NOT_TORCH, file);
    }
    Map<String, MemorySegment> parts = new HashMap<>();
    for (Pickled each : list.items()) {
      String key = each instanceof Pickled.Text(String text) ? text : "?";
      Pickled.Storage storage = storages.roots().get(key);
      if (storage == null || parts.containsKey(key)) {
        throw conflict(key);
      }
      parts.put(key, part(storage));
    }
    for (String key : storages.roots().keySet()) {
      if (!parts.containsKey(key)) {
        throw conflict(key);
      }
    }
    return parts;
  }

  private MemorySegment part(Pickled.Storage storage) {
    long width = storage.type().bytes();
    long left = bytes.byteSize() - position - Long.BYTES;
    // Without a product, which could overflow.
    if (left < 0 || storage.rootElements() > left / width) {
      throw new InputException(
          TorchFault.STORAGE_SHORT,
          file,
          Globals.printable(storage.key()),
          storage.rootElements() + " × " + width,
          Math.max(0, left));
    }
    if (bytes.get(COUNT, position) != storage.rootElements()) {
      throw conflict(storage.key());
    }
    long begin = position + Long.BYTES;
    long length = storage.rootElements() * width;
    position = begin + length;
    return bytes.asSlice(begin, length);
  }

  private InputException conflict(String key) {
    return new InputException(TorchFault.STORAGE_CONFLICT, file, Globals.printable(key));
  }
}
