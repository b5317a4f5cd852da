import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The one formatter, started by the build from source: `--dry-run` names the files that are not formatted and exits 1,
/// `-i` formats them in place. A program of our own because the formatter's command line takes a list of files, not a tree.
class Format {
    private static final int PASSES_MAX = 5;

    public static void main(String[] args) throws Exception {
        var write = args.length == 1 && args[0].equals("-i");
        var formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .formatJavadoc(false)
                                .build());
        var unformatted = new ArrayList<Path>();
        for (var file : sources()) {
            var before = Files.readString(file);
            var after = formatted(formatter, before);
            if (!after.equals(before)) {
                unformatted.add(file);
                if (write) {
                    Files.writeString(file, after);
                }
            }
        }
        unformatted.forEach(
                file -> System.out.println((write ? "formatted " : "not formatted ") + file));
        if (!write && !unformatted.isEmpty()) {
            System.out.println("Run: mvn -q validate exec:exec@format -Dformat.mode=-i");
            System.exit(1);
        }
    }

    /// Formatted until it stays so: the formatter's second pass sometimes finds more to break than its first.
    private static String formatted(Formatter formatter, String before) throws FormatterException {
        var text = before;
        for (var pass = 0; pass < PASSES_MAX; pass++) {
            var after = formatter.formatSourceAndFixImports(text);
            if (after.equals(text)) {
                break;
            }
            text = after;
        }
        return text;
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
