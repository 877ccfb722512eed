package org.zonelens.analysis.ledger;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with a table of published results. {0} is always the file. */
public enum LedgerFault implements Fault {
  /** {1} the system's reason. */
  CANNOT_READ,
  /** {1} the file's size and {2} the greatest that is read, both in KiB. */
  TOO_LARGE,
  NOT_TEXT,
  /** Nothing but blank lines. */
  EMPTY,
  /** {1} the line, {2} the greatest number of columns that is read. */
  TOO_MANY_COLUMNS,
  /** {1} the line in which a quotation mark opens that nothing closes. */
  OPEN_QUOTE,
  /** {1} the line of the header, {2} the first names in it. */
  NO_ZONE,
  /** {1} the line, {2} the column, {3} the zone. */
  ZONE_TWICE,
  /** {1} the line, {2} the column, {3} the layer's number. */
  LAYER_TWICE,
  /** {1} the line, {2} the column, {3} what stands where a layer's number should. */
  NO_LAYER,
  /** {1} the line, {2} the column, {3} what stands where a number should. */
  NO_NUMBER,
  /** {1} the line, {2} the column, {3} the number. */
  NO_EXACT_MATCH,
  /** {1} the line, {2} the column, {3} the number. */
  NO_CHANGE,
  /** No row but the header, or no number in any. */
  NO_VALUE,
  /** There is a layer 0, but layers are said to count from 1. */
  LAYER_BELOW_FIRST,
  /** {0} is the session: none of its questions is finished. */
  NOTHING_FINISHED;

  @Override
  public String area() {
    return "ledger";
  }
}
