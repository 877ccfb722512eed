package org.zonelens.models.checkpoint;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with a checkpoint in several files. {0} is always the file that lists them. */
public enum ShardFault implements Fault {
  /** No list of which file holds which tensor. */
  NOT_AN_INDEX,
  /** {1} its size in bytes, {2} the largest accepted. */
  INDEX_TOO_LARGE,
  /** {1} the name that is no plain file name. */
  SHARD_NAME,
  /** {1} the file that is not there. */
  SHARD_MISSING,
  /** {1} the file, {2} the tensor that it should hold. */
  SHARD_LACKS,
  /** {1} how many files it lists, {2} how many are accepted. */
  TOO_MANY_SHARDS;

  @Override
  public String area() {
    return "shards";
  }
}
