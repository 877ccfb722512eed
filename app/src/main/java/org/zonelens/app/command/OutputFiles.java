package org.zonelens.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.fault.InputException;

/** Checks of what a command is to write, made before its work rather than after it. */
final class OutputFiles {
  private final List<Path> outputs = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();
  private final List<Path> inFolder = new ArrayList<>();

  /** Notes a file to be written; null if none was asked for. */
  OutputFiles add(@Nullable Path output) {
    if (output != null) {
      outputs.add(output);
    }
    return this;
  }

  /**
   * Notes a folder to be made and files to be written into it.
   *
   * @param names of the files, all different
   * @throws InputException if the folder was noted before
   */
  OutputFiles addFolder(Path folder, List<String> names) {
    if (folders.stream().anyMatch(other -> same(folder, other))) {
      throw new InputException(CommandFault.SAME_FILE, folder.toString());
    }
    folders.add(folder);
    names.forEach(name -> inFolder.add(folder.resolve(name)));
    if (!Files.isDirectory(folder)) {
      outputs.add(folder);
    }
    return this;
  }

  /**
   * Refuses outputs that cannot be written, that are each other, or that would replace an input.
   *
   * @param inputs what the user named as model or data: files, folders, or names of other things
   */
  void check(String... inputs) {
    for (Path file : inFolder) {
      Path folder = file.toAbsolutePath().getParent();
      boolean there = folder != null && Files.isDirectory(folder);
      if (there && (!Files.isWritable(folder) || Files.isDirectory(file))) {
        throw new InputException(CommandFault.CANNOT_WRITE, file.toString());
      }
      // Their names differ, so they are not compared with each other.
      boolean taken =
          outputs.stream().anyMatch(output -> same(output, file))
              || Arrays.stream(inputs).anyMatch(input -> replaces(file, input));
      if (taken) {
        throw new InputException(CommandFault.SAME_FILE, file.toString());
      }
    }
    for (int i = 0; i < outputs.size(); i++) {
      Path output = outputs.get(i);
      Path folder = output.toAbsolutePath().getParent();
      if (folder == null || !Files.isWritable(folder) || Files.isDirectory(output)) {
        throw new InputException(CommandFault.CANNOT_WRITE, output.toString());
      }
      for (Path earlier : outputs.subList(0, i)) {
        if (same(output, earlier)) {
          throw new InputException(CommandFault.SAME_FILE, output.toString());
        }
      }
      for (String input : inputs) {
        if (replaces(output, input)) {
          throw new InputException(CommandFault.SAME_FILE, output.toString());
        }
      }
    }
  }

  /** Whether an output is the input itself, or a file that is there in an input folder. */
  private static boolean replaces(Path output, String input) {
    try {
      Path path = Path.of(input);
      return same(output, path)
          || (Files.isDirectory(path)
              && Files.exists(output)
              && same(output.toAbsolutePath().getParent(), path));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private static boolean same(@Nullable Path one, Path other) {
    if (one == null) {
      return false;
    }
    try {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
          || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
    } catch (IOException unreadable) {
      return false;
    }
  }
}
