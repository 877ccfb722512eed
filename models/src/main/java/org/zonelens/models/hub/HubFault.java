package org.zonelens.models.hub;

import org.zonelens.analysis.fault.Fault;

/** Why the model that a user names cannot be found, or brought here. */
public enum HubFault implements Fault {
  /** {0} the name as given, {1} the places that were tried. */
  NOT_FOUND,
  /** {0} the file. */
  NOT_A_DIRECTORY,
  /** {0} the model's id, {1} its folder in the cache. */
  NO_SNAPSHOT,
  /** {0} the model's id. */
  OFFLINE,
  /** {0} the model's id, {1} the hub. */
  NO_CONFIG,
  /** {0} the model's id, {1} the hub. */
  NO_WEIGHTS,
  /** {0} the model's id, {1} the hub. */
  NO_TOKENIZER,
  /** {0} the model's id, {1} gigabytes needed, {2} gigabytes free, {3} the folder. */
  DISK_FULL;

  @Override
  public String area() {
    return "hub";
  }
}
