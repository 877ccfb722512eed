package org.zonelens.app.command;

import org.zonelens.app.open.Program;
import picocli.CommandLine.Command;

/** The program itself, which holds the commands. */
@Command(
    name = "zonelens",
    mixinStandardHelpOptions = true,
    version = "ZoneLens " + Program.VERSION,
    synopsisSubcommandLabel = "COMMAND")
final class ZoneLensCommand {}
