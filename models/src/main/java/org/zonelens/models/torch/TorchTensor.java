package org.zonelens.models.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.ModelFault;
import org.zonelens.models.checkpoint.StoredTensor;
import org.zonelens.models.checkpoint.TensorShape;
import org.zonelens.models.checkpoint.TensorType;

/**
 * A tensor of a file.
 *
 * @param file how messages name the file
 * @param arena owns what has to be converted
 */
record TorchTensor(
    String file, String name, Pickled.View view, Storages storages, Arena arena, JobContext context)
    implements StoredTensor {
  /** A view may show an element many times; so many need no more than this of the storage. */
  private static final long MOST_REPEATED = 1 << 20;

  @Override
  public TensorType type() {
    return view.type();
  }

  @Override
  public TensorShape shape() {
    return view.shape();
  }

  @Override
  public ByteBuffer floats() {
    TensorType type = view.type();
    if (!type.isFloating()) {
      throw new InputException(ModelFault.TENSOR_NOT_FLOATING, file, name, type.id());
    }
    long elements = view.shape().elements();
    if (elements > Integer.MAX_VALUE / Float.BYTES) {
      throw new InputException(
          ModelFault.TENSOR_TOO_LARGE, file, name, elements + " × " + Float.BYTES);
    }
    if (elements > view.storage().rootElements() && elements > MOST_REPEATED) {
      throw new InputException(
          TorchFault.REPEATED, file, name, elements, view.storage().rootElements());
    }
    return floats(elements).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private MemorySegment floats(long elements) {
    if (elements == 0) {
      return arena.allocate(0);
    }
    Pickled.Storage storage = view.storage();
    MemorySegment source = storages.bytes(storage.key());
    source = source.asSlice(storage.first() * storage.type().bytes());
    if (view.type() == TensorType.F32 && view.isContiguous()) {
      MemorySegment own = source.asSlice(view.offset() * Float.BYTES, elements * Float.BYTES);
      // Elements at odd addresses, as the older format has them, may end the process when native
      // code loads them.
      if (own.address() % Float.BYTES == 0) {
        return own.asReadOnly();
      }
    }
    MemorySegment target = arena.allocate(elements * Float.BYTES, Double.BYTES);
    RowMajor.floats(view, source, target, context);
    return target;
  }
}
