package org.zonelens.app.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.zonelens.app.doctor.Checkup;
import org.zonelens.app.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks what the program needs and says what to do about each. */
@Command(name = "doctor", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Finding> findings = Checkup.run();
    var object = JsonOption.object();
    var list = object.putArray("findings");
    StringBuilder lines = new StringBuilder();
    for (Finding finding : findings) {
      String key = "doctor." + finding.check() + "." + finding.outcome();
      String what = terminal.text(key, finding.arguments().toArray());
      list.addObject()
          .put("check", finding.check())
          .put("state", finding.state().name().toLowerCase(Locale.ROOT))
          .put("message", what);
      lines
          .append(lines.isEmpty() ? "" : System.lineSeparator())
          .append(terminal.text("doctor.state." + finding.state()))
          .append("  ")
          .append(what);
    }
    json.print(terminal, object, lines.toString());
    boolean failed = findings.stream().anyMatch(each -> each.state() == Finding.State.FAILED);
    return failed ? ExitCode.INPUT : ExitCode.DONE;
  }
}
