package org.zonelens.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.session.Session;

/** What goes into a session by the command line beside sweeps, and comes out of it. */
class SessionCommandTest {
  private static final String QUESTION = "Who owns the red boat?";
  private static final String PASSAGE =
      "The red boat belongs to Anna. The blue boat belongs to Tom.";

  @TempDir private static Path home;

  @TempDir private Path folder;

  private Path session;

  @BeforeAll
  static void keepOutOfTheUsersFolder() {
    System.setProperty("zonelens.home", home.toString());
  }

  @BeforeEach
  void sweepALittle() {
    session = folder.resolve("a.zlens");
    Run swept =
        run(
            "sweep",
            "--model",
            "demo-en",
            "--data",
            "demo-en",
            "--limit",
            3,
            "--zones",
            "p2q",
            "--by",
            "whole",
            "--device",
            "cpu",
            "--session",
            session);
    assertEquals(ExitCode.DONE, swept.exit, swept.err);
  }

  private record Run(int exit, String out, String err) {
    JsonNode json() throws Exception {
      return new ObjectMapper().readTree(out);
    }

    String lastButOne() {
      List<String> lines = err.lines().toList();
      return lines.get(lines.size() - 2);
    }
  }

  private static Run run(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Locale.ENGLISH,
            new AtomicBoolean());
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int exit = CommandLineProgram.run(terminal, words);
    return new Run(exit, out.toString(), err.toString());
  }

  private Run pin(String name) {
    return run(
        "trace",
        "--model",
        "demo-en",
        "--question",
        QUESTION,
        "--passage",
        PASSAGE,
        "--mask",
        "p2q@1",
        "--device",
        "cpu",
        "--session",
        session,
        "--pin",
        name,
        "--json");
  }

  @Test
  void aTracePinnedByTheCommandLineIsInTheSession() throws Exception {
    Run pinned = pin("头 1");
    assertEquals(ExitCode.DONE, pinned.exit, pinned.err);
    try (Session opened = Session.open(session)) {
      Trace trace = opened.trace("头 1").trace();
      assertEquals(PASSAGE, trace.window().passage());
      assertEquals("p2q@1", trace.masking().interventions().getFirst().toString());
      assertEquals(pinned.json().get("tokens").asInt(), trace.window().size());
      assertEquals(pinned.json().get("answer").asText(), opened.traces().getFirst().answer());
      float sum = 0;
      for (int to = 0; to < trace.window().size(); to++) {
        sum += trace.attention().at(1, 2, 3, to);
      }
      assertEquals(1, sum, 1e-5);
    }
    Run listed = run("session", "--session", session);
    assertTrue(listed.out.contains("“头 1”"), listed.out);
  }

  @Test
  void aTakenNameIsRefusedBeforeTheModelRuns() {
    assertEquals(ExitCode.DONE, pin("a").exit);
    Run again = pin("a");
    assertEquals(ExitCode.INPUT, again.exit);
    assertEquals(2, again.err.lines().count(), again.err);
    assertTrue(again.lastButOne().contains("“a”"), again.err);
    Run away = run("session", "--session", session, "--unpin", "a");
    assertEquals(ExitCode.DONE, away.exit, away.err);
    assertEquals(ExitCode.INPUT, run("session", "--session", session, "--unpin", "a").exit);
    assertEquals(ExitCode.DONE, pin("a").exit);
  }

  @Test
  void aTraceGoesSomewhere() {
    Object[] trace = {
      "trace", "--model", "demo-en", "--question", QUESTION, "--passage", PASSAGE, "--pin", "a"
    };
    assertEquals(ExitCode.USAGE, run(trace).exit);
  }

  @Test
  void aSessionSaysWhatItWasMadeFromAndByWhat() throws Exception {
    Run noted = run("session", "--session", session, "--note", "看 p2q", "--json");
    assertEquals(ExitCode.DONE, noted.exit, noted.err);
    JsonNode object = noted.json();
    assertEquals(3, object.get("examples").asInt());
    assertEquals(1, object.get("masks").asInt());
    assertEquals(64, object.get("provenance").get("model-fingerprint").asText().length());
    assertEquals(64, object.get("provenance").get("data-fingerprint").asText().length());
    assertEquals("看 p2q", object.get("notes").get(0).get("text").asText());
    JsonNode run = object.get("runs").get(0);
    assertTrue(run.get("natives").asText().matches("libtorch 2\\.7\\.1.*, tokenizers .+"));
    assertTrue(run.get("program").asText().startsWith("ZoneLens "));
    assertTrue(run.get("engine").asText().startsWith("PyTorch "));
    assertEquals("cpu", run.get("device").asText());
    assertEquals("fp32", run.get("precision").asText());
    assertTrue(run.get("batch_windows").asInt() >= 32);
    assertTrue(run.get("batch_tokens").asInt() >= 1024);
    assertTrue(run.get("java").asText().startsWith(System.getProperty("java.version")));
    assertTrue(run.get("system").asText().contains(System.getProperty("os.name")));
  }
}
