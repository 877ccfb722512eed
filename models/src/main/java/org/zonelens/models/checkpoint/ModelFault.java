package org.zonelens.models.checkpoint;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with a model's files. */
public enum ModelFault implements Fault {
  /** {0} the path. */
  NOT_A_FOLDER,
  /** {0} the folder. */
  CONFIG_MISSING,
  /** {0} the file. */
  CONFIG_NOT_JSON,
  /** {0} the file, {1} the key, {2} what it says, {3} smallest, {4} greatest value accepted. */
  CONFIG_NUMBER,
  /** {0} the file, {1} the key that is not there. */
  CONFIG_INCOMPLETE,
  /** {0} the file, {1} the key, {2} its value, {3} the values that are supported. */
  CONFIG_UNSUPPORTED,
  /** {0} the file, {1} hidden size, {2} number of heads. */
  HEADS_DO_NOT_DIVIDE,
  /** {0} the file, {1} the model type, {2} the types that are covered. */
  UNKNOWN_FAMILY,
  /** {0} the file, {1} the model types that are covered. */
  NO_FAMILY,
  /** {0} the folder. */
  WEIGHTS_MISSING,
  /** {0} the folder, {1} the weights file of another format. */
  WEIGHTS_FORMAT,
  /** {0} the file, {1} what the system says. */
  WEIGHTS_UNREADABLE,
  /** {0} the file, {1} its size in bytes. */
  WEIGHTS_TOO_SHORT,
  /** {0} the file, {1} the header's length in bytes, {2} bytes in the file, {3} longest header. */
  HEADER_LENGTH,
  /** {0} the file. */
  HEADER_NOT_JSON,
  /** {0} the file, {1} the tensor. */
  HEADER_ENTRY,
  /** {0} the file, {1} the tensor, {2} its type. */
  TENSOR_TYPE,
  /** {0} the file, {1} the tensor, {2} first byte, {3} last byte, {4} bytes of data in the file. */
  TENSOR_OUTSIDE,
  /** {0} the file, {1} the tensor, {2} its shape, {3} its type, {4} bytes that it takes. */
  TENSOR_SIZE,
  /** {0} the file, {1} the tensor that begins before another one ended. */
  TENSORS_OVERLAP,
  /** {0} the file, {1} first byte of data that belongs to no tensor. */
  DATA_WITHOUT_TENSOR,
  /** {0} the file, {1} how many are missing, {2} the names of the first few. */
  TENSORS_MISSING,
  /** {0} the file, {1} the tensor, {2} its shape, {3} the shape that the config asks for. */
  TENSOR_SHAPE,
  /** {0} the file, {1} the tensor, {2} its type. */
  TENSOR_NOT_FLOATING,
  /** {0} the file, {1} the tensor, {2} its size in bytes. */
  TENSOR_TOO_LARGE,
  /** {0} the model's name. */
  NO_QA_HEAD,
  /** {0} the model's name. */
  BEAM_SEARCH_HEAD,
  /** {0} tokens in the longest window, {1} tokens that the model can take. */
  WINDOW_TOO_LONG,
  /** {0} the model's name, {1} segments that the tokenizer makes, {2} that the model knows. */
  TOO_MANY_SEGMENTS,
  /** {0} the family, {1} the precision asked for. */
  FP32_ONLY;

  @Override
  public String area() {
    return "model";
  }
}
