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
  /** It ends too soon; {1} the line and {2} the JSON pointer of where it does. */
  TRUNCATED,
  /** A page of HTML, as is got by saving a web page instead of the file that it shows. */
  WEB_PAGE,
  LFS_POINTER,
  BINARY,
  PARQUET,
  /** A packed file that cannot be unpacked. */
  DAMAGED,
  /** Chinese in an encoding of the GB family; {1} the line. */
  IN_GBK,
  /** {1} the line that cannot be decoded. */
  NOT_UTF8,
  /** {1} the memory for texts, in MB. */
  TOO_LARGE,
  /** {1} the greatest depth of nesting. */
  TOO_DEEP,
  /** A text, name or number no data set needs; {1} the line. */
  VALUE_TOO_LONG,
  /** A configuration of a model, opened as a data set. */
  MODEL_CONFIGURATION,
  /** Predictions, opened as a data set. */
  IS_PREDICTIONS,
  /** {1} the JSON pointer of what a data set has there, {2} the line. */
  MISSING_FIELD,
  /** {1} the JSON pointer of what has another type than in the SQuAD layout, {2} the line. */
  WRONG_TYPE,
  NO_QUESTIONS,
  /** {1} the place of the passage, {2} its length in characters, {3} the greatest length. */
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
