package org.zonelens.models.hub.web;

import org.zonelens.analysis.fault.Fault;

/** Why a hub does not give what is asked of it. */
public enum WebFault implements Fault {
  /** {0} what {@code HF_ENDPOINT} says. */
  BAD_ENDPOINT,
  /** {0} the host, {1} what the system says. */
  NO_CONNECTION,
  /** {0} the host, {1} what the system says. */
  NO_SECURE_CONNECTION,
  /** {0} the model's id, {1} the hub. */
  UNKNOWN_ID,
  /** {0} the model's id, {1} the hub. */
  GATED,
  /** {0} the model's id, {1} the hub. */
  TOKEN_REFUSED,
  /** {0} the host, {1} the HTTP status. */
  BUSY,
  /** {0} the host, {1} the part of its answer that makes no sense. */
  ODD_ANSWER,
  /** {0} the file, {1} the host, {2} bytes that came, {3} bytes in all. */
  BROKEN_OFF,
  /** {0} the file, {1} the host. */
  WRONG_CONTENT,
  /** {0} the file, {1} the host. */
  NO_CHECKSUM,
  /** {0} the file that cannot be written, {1} what the system says. */
  CANNOT_WRITE;

  @Override
  public String area() {
    return "hub";
  }
}
