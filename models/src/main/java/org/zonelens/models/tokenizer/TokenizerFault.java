package org.zonelens.models.tokenizer;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with a model directory's tokenizer, or with what it is asked to cut. */
public enum TokenizerFault implements Fault {
  /** {0} the directory. */
  NO_TOKENIZER,
  /** {0} the file, {1} what the system says. */
  UNREADABLE,
  /** {0} the file. */
  NOT_TEXT,
  /** {0} the file, {1} the line up to which it is JSON. */
  NOT_JSON,
  /** {0} the file, {1} what the tokenizers library says. */
  REFUSED,
  /** {0} the file. */
  EMPTY_VOCABULARY,
  /** {0} the file, {1} the token, {2} its first line, {3} its second line. */
  DUPLICATE_TOKEN,
  /** {0} the file, {1} the token. */
  MISSING_SPECIAL_TOKEN,
  /** {0} the file. */
  NO_PAIR_TEMPLATE,
  /** {0} the file, {1} its size in MiB, {2} the greatest size in MiB. */
  TOO_LARGE,
  /** {0} the file, {1} the token, {2} what stands as its id. */
  BAD_ID,
  /** {0} the file, {1} the line. */
  BAD_MERGE,
  /** {0} the file, {1} the tokenizer's class or the model's type. */
  OTHER_CLASS,
  /** {0} the file, {1} the byte up to which it can be read. */
  DAMAGED_SENTENCEPIECE,
  /** {0} the file, {1} the piece. */
  BAD_SCORE,
  /** {0} the file, {1} the greatest number of pieces. */
  TOO_MANY_PIECES,
  /** {0} the file, {1} the algorithm that it is for. */
  NOT_UNIGRAM,
  /** {0} the file. */
  DAMAGED_CHARSMAP,
  /** {0} the file, {1} the pattern. */
  UNSAFE_PATTERN,
  /** {0} the file, {1} what is wrong in the notation of the file. */
  UNSAFE_STEP,
  /** {0} the file, {1} the id of a token of every window, {2} the rows of the model's embedding. */
  LARGER_THAN_MODEL,
  /** {0} the file, {1} a token of the text, {2} its id, {3} the rows of the model's embedding. */
  TOKEN_WITHOUT_ROW,
  /** {0} tokens of the question, special tokens included, {1} the window's length. */
  QUESTION_TOO_LONG,
  /** {0} the stride, {1} the passage tokens that fit into a window beside this question. */
  STRIDE_TOO_LARGE;

  @Override
  public String area() {
    return "tokenizer";
  }
}
