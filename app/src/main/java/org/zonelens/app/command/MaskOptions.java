package org.zonelens.app.command;

import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is done to the attention. */
final class MaskOptions {
  @Option(names = "--mask", paramLabel = "SPEC")
  private List<String> masks = new ArrayList<>();

  @Mixin private final ConventionOption convention = new ConventionOption();

  Masking masking() {
    return new Masking(convention.value(), masks.stream().map(Intervention::parse).toList());
  }
}
