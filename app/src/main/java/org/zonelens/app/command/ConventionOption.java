package org.zonelens.app.command;

import org.zonelens.analysis.zone.Convention;
import picocli.CommandLine.Option;

/** How the names of zones are read. */
final class ConventionOption {
  @Option(names = "--convention", paramLabel = "published|strict", defaultValue = "published")
  private Convention convention = Convention.PUBLISHED;

  Convention value() {
    return convention;
  }
}
