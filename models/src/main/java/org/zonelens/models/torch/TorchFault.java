package org.zonelens.models.torch;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with a file of PyTorch weights. {0} is always the file. */
public enum TorchFault implements Fault {
  /** Neither of the two formats. */
  NOT_TORCH,
  /** It has no readable table of contents at its end. */
  ZIP_CUT,
  /** {1} how many entries it has, {2} how many are accepted. */
  ZIP_ENTRIES,
  /** {1} the entry that lies outside the file or contradicts the table of contents. */
  ZIP_ENTRY,
  /** {1} the entry whose name leads out of the archive. */
  ZIP_NAME,
  /** {1} the entry that is there twice. */
  ZIP_DUPLICATE,
  /** {1} the entry that begins inside another. */
  ZIP_OVERLAP,
  /** {1} the entry, {2} the number of its compression method, or "encrypted". */
  ZIP_METHOD,
  /** {1} bytes that its entries are said to unpack to, {2} bytes that are accepted. */
  ZIP_BOMB,
  /** {1} the compressed entry that does not unpack to the bytes it is said to have. */
  ZIP_INFLATE,
  /** {1} the entry that is not there. */
  ENTRY_MISSING,
  /** It is a program, not weights. */
  SCRIPT,
  /** {1} the byte order. */
  BYTE_ORDER,
  /** {1} where in the pickle it breaks off. */
  PICKLE_CUT,
  /** {1} the longest pickle accepted, in bytes. */
  PICKLE_LONG,
  /** {1} how many values are accepted. */
  PICKLE_VALUES,
  /** {1} the byte in hexadecimal, {2} where in the pickle. */
  PICKLE_OPCODE,
  /** {1} the protocol, {2} the newest known. */
  PICKLE_PROTOCOL,
  /** {1} where in the pickle an instruction does not fit what came before. */
  PICKLE_DAMAGED,
  /** {1} the class or function. */
  GLOBAL_REFUSED,
  /** {1} what would be called or changed. */
  CALL_REFUSED,
  /** {1} the number of the extension. */
  EXTENSION_REFUSED,
  /** It refers to something outside that is no storage. */
  REFERENCE_REFUSED,
  /** {1} the function that is given something else than it takes. */
  TENSOR_ARGUMENTS,
  /** {1} shape, {2} strides, {3} offset of the view, {4} elements in the storage. */
  VIEW_OUTSIDE,
  /** {1} the flag: the elements that are stored are not those that are meant. */
  VIEW_FLAG,
  /** {1} the storage, {2} bytes that it should have, {3} bytes that it has. */
  STORAGE_SHORT,
  /** {1} the storage that is described in two ways, or described nowhere. */
  STORAGE_CONFLICT,
  /** {1} the tensor, {2} its elements, {3} elements that are stored. */
  REPEATED,
  /** {1} the key under which the tensors are. */
  WRAPPED,
  /** It holds no dictionary of tensors. */
  NO_TENSORS;

  @Override
  public String area() {
    return "torch";
  }
}
