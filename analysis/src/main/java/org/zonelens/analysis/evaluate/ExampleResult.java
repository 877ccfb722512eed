package org.zonelens.analysis.evaluate;

import org.zonelens.analysis.data.Example;

/**
 * One example, answered.
 *
 * @param windows how many windows the example was cut into
 */
public record ExampleResult(Example example, int windows, Answered answer) {}
