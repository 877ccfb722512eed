import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks ({@code --check}) or applies ({@code --apply}) the project's Java format below a folder.
 */
class Format {
  private static final String NOT_OURS = "(.*[/\\\\])?(target|src[/\\\\]gates)[/\\\\].*";

  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("--apply");
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<Path> sources;
    Path root = Path.of(args[1]);
    try (var files = Files.walk(root)) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              // Below src/gates lie sources that are bad on purpose.
              .filter(file -> !root.relativize(file).toString().matches(NOT_OURS))
              .toList();
    }
    List<Path> wrong = new ArrayList<>();
    for (Path file : sources) {
      String source = Files.readString(file);
      String formatted =
          formatter.formatSource(
              ImportOrderer.reorderImports(
                  RemoveUnusedImports.removeUnusedImports(source),
                  JavaFormatterOptions.Style.GOOGLE));
      if (!formatted.equals(source)) {
        wrong.add(file);
        if (apply) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (apply) {
      System.out.println("Formatted " + wrong.size() + " of " + sources.size() + " files.");
    } else if (!wrong.isEmpty()) {
      System.err.println("Not formatted: " + wrong);
      System.err.println("Mend it with: ./mvnw -N process-sources -Dformat=--apply");
      System.exit(1);
    }
  }
}
