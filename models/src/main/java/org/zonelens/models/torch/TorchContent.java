package org.zonelens.models.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.zonelens.analysis.job.JobContext;

/**
 * What a file of {@code torch.save} holds.
 *
 * @param root the object that was saved
 * @param storages the bytes that its tensors are views of
 */
record TorchContent(Pickled root, Storages storages) {

  /**
   * Reads the object; its tensors' elements stay where they are.
   *
   * @param file how messages name the file
   * @param bytes the mapped file
   * @param arena owns what has to be unpacked
   * @throws org.zonelens.analysis.fault.InputException with a {@link TorchFault} if it is not
   *     written by {@code torch.save}, is damaged, or holds more than data
   */
  static TorchContent read(String file, MemorySegment bytes, Arena arena, JobContext context) {
    return ZipDirectory.isZip(bytes)
        ? new ZipFormat(file, bytes, arena, context).read()
        : new LegacyFormat(file, bytes, context).read();
  }
}
