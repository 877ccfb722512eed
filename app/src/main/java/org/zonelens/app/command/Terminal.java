package org.zonelens.app.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.assets.Texts;

/**
 * Where a command talks to its user: results go to stdout, everything else to stderr.
 *
 * @param cancelled set when the user asked to stop
 */
record Terminal(PrintWriter out, PrintWriter err, Locale locale, AtomicBoolean cancelled) {

  /** The process's own, in UTF-8 whatever the platform, as results may be Chinese. */
  static Terminal ofProcess() {
    return new Terminal(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        Locale.getDefault(),
        new AtomicBoolean());
  }

  /** A text of the command line's bundle. */
  String text(String key, Object... arguments) {
    return Texts.of("command", locale).get(key, arguments);
  }

  /** Says something that is not a result. */
  void say(String key, Object... arguments) {
    err.println(text(key, arguments));
  }

  /** The exit code of work that may have been cancelled, which is said where it was. */
  int exitCode(boolean wasCancelled) {
    if (wasCancelled) {
      say("cancelled");
    }
    return wasCancelled ? ExitCode.CANCELLED : ExitCode.DONE;
  }

  /** Says once how many answers of a data set do not stand where it says. */
  void sayMisaligned(Dataset dataset) {
    if (dataset.misalignedAnswers() > 0) {
      say("misaligned", dataset.misalignedAnswers(), dataset.name());
    }
  }

  /** Says which tensors of a checkpoint were left alone. */
  void sayUnused(ModelCard card) {
    if (!card.unused().isEmpty()) {
      say("unused", card.unused().size(), card.name(), card.unused().getFirst());
    }
  }

  /** Progress on stderr under a label such as "Evaluating". */
  TerminalProgress progress(String labelKey) {
    return new TerminalProgress(this, text(labelKey));
  }
}
