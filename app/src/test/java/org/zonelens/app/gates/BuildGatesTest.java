package org.zonelens.app.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each gate of the build rejects a bad fixture: small projects below {@code src/gates} that inherit
 * the real parent POM, built with the Maven that runs this test.
 */
class BuildGatesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @ParameterizedTest
  @CsvSource({
    "nullness, [NullAway] returning @Nullable expression",
    "errorprone, [ArrayEquals]",
    "dependencies, Unused declared dependencies found"
  })
  void aBadProjectDoesNotBuild(String fixture, String reason) throws Exception {
    Path mavenHome = Path.of(System.getProperty("maven.home"));
    String script = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
    Run run =
        run(
            List.of(
                mavenHome.resolve("bin").resolve(script).toString(),
                "-B",
                "-ntp",
                "-f",
                ROOT.resolve("app/src/gates").resolve(fixture).resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                "verify"));
    assertNotEquals(0, run.status, run.output);
    assertTrue(run.output.contains(reason), run.output);
  }

  @Test
  void badlyFormattedSourcesAreRejectedAndMended(@TempDir Path folder) throws Exception {
    Path bad = folder.resolve("Bad.java");
    Files.copy(ROOT.resolve("app/src/gates/format/Format.java"), bad);
    Run check = format("--check", folder);
    assertEquals(1, check.status, check.output);
    assertTrue(check.output.contains("Bad.java"), check.output);
    assertEquals(0, format("--apply", folder).status);
    assertEquals(0, format("--check", folder).status);
  }

  private static Run format(String mode, Path folder) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String part : List.of("api", "code", "file", "parser", "tree", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
    }
    command.add("-cp");
    command.add(ROOT.resolve("target/formatter/google-java-format-all-deps.jar").toString());
    command.add(ROOT.resolve(".mvn/Format.java").toString());
    command.add(mode);
    command.add(folder.toString());
    return run(command);
  }

  private static Run run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private record Run(int status, String output) {}
}
