package org.zonelens.analysis.data;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with a data set or with a file of predictions. {0} is the file. */
public enum DataFault implements Fault {
  NOT_FOUND,
  IS_FOLDER,
  UNREADABLE,
  /** Nothing in it but white space. */
  EMPTY_FILE,
  /** {1} the line and {2} the column, from 1, where it stops being JSON. */
  NOT_JSON,
  /** It is JSON as far as it goes, but ends too soon. */
  TRUNCATED,
  /** {1} the greatest depth of nesting. */
  TOO_DEEP,
  /** A text, name or number no data set needs; {1} the line. */
  VALUE_TOO_LONG,
  /** {1} the JSON pointer of what the SQuAD layout has there. */
  MISSING_FIELD,
  /** {1} the JSON pointer of what has another type than in the SQuAD layout, {2} the line. */
  WRONG_TYPE,
  NO_QUESTIONS,
  /** {1} the JSON pointer of the passage, {2} its length in characters, {3} the greatest length. */
  PASSAGE_TOO_LONG,
  /** {1} the id. */
  DUPLICATE_ID,
  /** A file of predictions that is not one object of ids and texts; {1} a JSON pointer. */
  NOT_PREDICTIONS,
  /** Predictions of which not one is for a question of the data set, {0}. */
  FOREIGN_PREDICTIONS,
  CANNOT_WRITE;

  @Override
  public String area() {
    return "data";
  }
}
