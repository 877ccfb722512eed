package org.zonelens.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** What a command left behind. */
record CommandRun(int exit, String out, String err) {

  static CommandRun of(Locale locale, Object... arguments) {
    return of(locale, new AtomicBoolean(), arguments);
  }

  /** Of a command that somebody has stopped already. */
  static CommandRun cancelled(Object... arguments) {
    return of(Locale.ENGLISH, new AtomicBoolean(true), arguments);
  }

  private static CommandRun of(Locale locale, AtomicBoolean cancelled, Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), locale, cancelled);
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int exit = CommandLineProgram.run(terminal, words);
    return new CommandRun(exit, out.toString(), err.toString());
  }

  static CommandRun of(Object... arguments) {
    return of(Locale.ENGLISH, arguments);
  }

  /** Fails unless all went well. */
  CommandRun done() {
    assertEquals(0, exit, err);
    return this;
  }

  /** Fails unless the command said what is wrong and what to do, in a line each. */
  CommandRun refused(int code) {
    assertEquals(code, exit, err);
    assertEquals("", out);
    List<String> lines =
        err.lines().filter(line -> !line.matches("(Reading|Opening).*\\d+%.*")).toList();
    assertEquals(2, lines.size(), "one line what, one line what to do: " + err);
    assertFalse(err.contains("Exception"), err);
    return this;
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out);
  }
}
