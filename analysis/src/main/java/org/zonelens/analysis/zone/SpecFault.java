package org.zonelens.analysis.zone;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with the spelling of an intervention, or with where it points. */
public enum SpecFault implements Fault {
  /** {0} the spec, {1} the text that is no zone. */
  UNKNOWN_ZONE,
  /** {0} the spec, {1} the text that is no operator. */
  UNKNOWN_OPERATOR,
  /** {0} the spec, {1} the text that is no set of numbers. */
  BAD_SET,
  /** {0} the spec, {1} what is left over or missing. */
  SYNTAX,
  /** {0} the spec, of a zone that only the published convention has. */
  NOT_STRICT,
  /** {0} the spec, {1} the greatest layer named, {2} the model's number of layers, {3} its last. */
  NO_SUCH_LAYER,
  /** {0} the spec, {1} the greatest head named, {2} the model's number of heads, {3} its last. */
  NO_SUCH_HEAD;

  @Override
  public String area() {
    return "spec";
  }
}
