package org.zonelens.analysis.zone;

/**
 * A zone, where it is touched, and what is done to it; users call it a mask. {@link #toString} and
 * {@link #parse} are inverse to each other.
 */
public record Intervention(Zone zone, Scope scope, Operator operator) {

  /**
   * Reads {@code zone[@layers][#heads][!operator]}, for instance {@code p2@0-5#1,4!zero}.
   *
   * @throws org.zonelens.analysis.fault.InputException with a {@link SpecFault} that says what in
   *     the spelling is wrong
   */
  public static Intervention parse(String spec) {
    return new InterventionParser(spec).parse();
  }

  @Override
  public String toString() {
    String where = zone.toString() + scope;
    return operator instanceof Operator.Exclude ? where : where + "!" + operator;
  }
}
