package org.zonelens.app.command;

import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.zone.SpecFault;
import org.zonelens.app.log.LogSetup;
import org.zonelens.app.text.Sentence;
import org.zonelens.assets.Texts;
import org.zonelens.models.device.DeviceFault;
import picocli.CommandLine;

/** The command line: every command, and what becomes of whatever they throw. */
public final class CommandLineProgram {
  private static final Logger LOG = Logger.getLogger(CommandLineProgram.class.getName());

  private CommandLineProgram() {}

  /**
   * Runs one command in this process. Interrupting the process (Ctrl-C) cancels the command, which
   * then keeps what it has finished.
   *
   * @return the exit code
   */
  public static int run(String... arguments) {
    Terminal terminal = Terminal.ofProcess();
    CountDownLatch finished = new CountDownLatch(1);
    Thread interrupted =
        new Thread(
            () -> {
              terminal.cancelled().set(true);
              // Waits for the batch in flight, so that what is finished is kept.
              awaitQuietly(finished);
              Runtime.getRuntime().halt(ExitCode.CANCELLED);
            });
    Runtime.getRuntime().addShutdownHook(interrupted);
    int exit = ExitCode.BUG;
    try {
      exit = run(terminal, arguments);
    } catch (Error bug) {
      // The parser handles exceptions only; left alone, the hook would wait for ever.
      exit = reportBug(terminal, bug);
    } finally {
      finished.countDown();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    } catch (IllegalStateException shuttingDown) {
      // Interrupted: the hook ends the process.
      LOG.log(Level.FINE, "cancelled", shuttingDown);
    }
    return exit;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs one command, talking to the given terminal. */
  static int run(Terminal terminal, String... arguments) {
    return program(terminal).execute(arguments);
  }

  /** All commands. */
  static CommandLine program(Terminal terminal) {
    CommandLine program = new CommandLine(new ZoneLensCommand());
    program
        .addSubcommand(new DemoCommand(terminal))
        .addSubcommand(new ModelsCommand(terminal))
        .addSubcommand(new TraceCommand(terminal))
        .addSubcommand(new EvaluateCommand(terminal))
        .addSubcommand(new ScoreCommand(terminal))
        .addSubcommand(new SweepCommand(terminal))
        .addSubcommand(new SlicesCommand(terminal))
        .addSubcommand(new SessionCommand(terminal))
        .addSubcommand(new ExportCommand(terminal))
        .addSubcommand(new ChartCommand(terminal))
        .addSubcommand(new LedgerCommand(terminal))
        .addSubcommand(new TrainDemoCommand(terminal))
        .addSubcommand(bench(terminal))
        .addSubcommand(new DoctorCommand(terminal));
    return program
        .setResourceBundle(Texts.bundle("command", terminal.locale()))
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler((thrown, _, _) -> report(terminal, thrown));
  }

  private static CommandLine bench(Terminal terminal) {
    return new CommandLine(new BenchCommand(terminal))
        .addSubcommand(new BenchForwardCommand(terminal))
        .addSubcommand(new BenchSweepCommand(terminal))
        .addSubcommand(new BenchCostCommand(terminal))
        .addSubcommand(new BenchOpenCommand(terminal))
        .addSubcommand(new BenchMemoryCommand(terminal));
  }

  private static int report(Terminal terminal, Exception thrown) {
    return switch (thrown) {
      case InputException input -> {
        LOG.log(Level.INFO, "refused", input);
        Sentence sentence = Sentence.of(input, terminal.locale());
        terminal.err().println(sentence.what());
        terminal.err().println(sentence.remedy());
        // All of them are words of the command line itself, not of a file.
        boolean usage =
            input.fault() instanceof SpecFault
                || input.fault() == DeviceFault.UNKNOWN_DEVICE
                || input.fault() == CommandFault.SAME_FILE;
        yield usage ? ExitCode.USAGE : ExitCode.INPUT;
      }
      case CancelledException _ -> {
        terminal.say("cancelled");
        yield ExitCode.CANCELLED;
      }
      default -> reportBug(terminal, thrown);
    };
  }

  private static int reportBug(Terminal terminal, Throwable bug) {
    LOG.log(Level.SEVERE, "bug", bug);
    terminal.say("bug", LogSetup.file());
    return ExitCode.BUG;
  }
}
