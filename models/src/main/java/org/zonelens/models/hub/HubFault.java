package org.zonelens.models.hub;

import org.zonelens.analysis.fault.Fault;

/** Why the model that a user names cannot be found. */
public enum HubFault implements Fault {
  /** {0} the name as given, {1} the places that were tried. */
  NOT_FOUND,
  /** {0} the file. */
  NOT_A_DIRECTORY,
  /** {0} the model's id, {1} its folder in the cache. */
  NO_SNAPSHOT;

  @Override
  public String area() {
    return "hub";
  }
}
