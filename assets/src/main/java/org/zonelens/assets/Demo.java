package org.zonelens.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A demo that ships with the program: a trained model and its development sets. */
public enum Demo {
  /** Made-up English, WordPiece. */
  ENGLISH("demo-en"),
  /** Made-up Chinese, a token for each character. */
  CHINESE("demo-zh");

  private static final List<String> FILES =
      List.of(
          "config.json",
          "model.safetensors",
          "vocab.txt",
          "tokenizer.json",
          "tokenizer_config.json",
          "dev.json",
          "dev-new-names.json",
          "README.md");

  private final String id;

  Demo(String id) {
    this.id = id;
  }

  /** The name that the command line and the window use. */
  public String id() {
    return id;
  }

  /** The model's family, as its config names it. */
  public String family() {
    return "bert";
  }

  /** Size of all its files. */
  public long bytes() {
    try {
      long sum = 0;
      for (String file : FILES) {
        sum += read(file).length;
      }
      return sum;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static Optional<Demo> byId(String id) {
    return Arrays.stream(values()).filter(demo -> demo.id.equals(id)).findFirst();
  }

  /**
   * Puts the demo's files into a folder, as models can only be mapped from files. Files that are
   * there already with the right content stay untouched.
   *
   * @param parent where the folder named {@link #id} is made
   * @return that folder: a Hugging Face model directory with {@code dev.json} beside the weights
   * @throws UncheckedIOException if the folder cannot be written
   */
  public Path unpack(Path parent) {
    Path folder = parent.resolve(id);
    try {
      Files.createDirectories(folder);
      for (String file : FILES) {
        byte[] content = read(file);
        Path target = folder.resolve(file);
        if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), content)) {
          // Another process may be reading the old file: replace it in one step.
          Path temporary = Files.createTempFile(folder, file, ".part");
          Files.write(temporary, content);
          Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private byte[] read(String file) throws IOException {
    try (InputStream stream = Demo.class.getResourceAsStream(id + "/" + file)) {
      if (stream == null) {
        throw new IOException("the program's own file " + id + "/" + file + " is missing");
      }
      return stream.readAllBytes();
    }
  }
}
