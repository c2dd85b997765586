package io.taskflow.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.taskflow.bench.append.AppendBenchmark;
import io.taskflow.bench.append.StallBenchmark;
import io.taskflow.bench.growth.FeedBenchmark;
import io.taskflow.bench.growth.GrowthBenchmark;
import io.taskflow.bench.http.HttpBenchmark;
import io.taskflow.bench.importing.ImportBenchmark;
import io.taskflow.bench.mixed.MixedBenchmark;
import io.taskflow.bench.reads.AsOfBenchmark;
import io.taskflow.bench.reads.BoardBenchmark;
import io.taskflow.bench.reads.ListsBenchmark;
import io.taskflow.bench.reads.SearchBenchmark;
import io.taskflow.bench.rebuild.RebuildBenchmark;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** {@code NAME [--quick]}: runs one benchmark, prints its table and goals; exits with 1 when a goal is missed. */
public final class Main {
    private static final List<Benchmark> ALL = List.of(
            new HttpBenchmark(),
            new ImportBenchmark(),
            new AsOfBenchmark(),
            new BoardBenchmark(),
            new SearchBenchmark(),
            new ListsBenchmark(),
            new MixedBenchmark(),
            new RebuildBenchmark(),
            new AppendBenchmark(),
            new StallBenchmark(),
            new GrowthBenchmark(),
            new FeedBenchmark());

    private static final Path RESULTS = Path.of("bench", "results");
    private static final Path DOCUMENT = Path.of("docs", "benchmarks.md");

    private Main() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args));
    }

    private static int run(String[] args) throws Exception {
        List<String> words =
                Arrays.stream(args).filter(a -> !a.startsWith("--")).toList();
        List<String> options =
                Arrays.stream(args).filter(a -> a.startsWith("--")).toList();
        if (words.equals(List.of("document")) && options.isEmpty()) {
            new Document(RESULTS).write(ALL, DOCUMENT);
            System.out.println("Written to " + DOCUMENT);
            return 0;
        }
        Optional<Benchmark> chosen = words.size() == 1 && List.of("--quick").containsAll(options)
                ? ALL.stream().filter(b -> b.name().equals(words.getFirst())).findAny()
                : Optional.empty();
        if (chosen.isEmpty()) {
            boolean asked = words.equals(List.of("help")) || options.contains("--help");
            list(asked ? System.out : System.err);
            return asked ? 0 : 2;
        }
        // What the embedded servers say while starting would drown the table.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Report report = chosen.get().run(options.contains("--quick"));
        report.print(System.out);
        System.out.println("Written to " + report.write(RESULTS));
        return report.met() ? 0 : 1;
    }

    private static void list(PrintStream out) {
        out.println("Usage: ./taskflow bench NAME [--quick]");
        ALL.forEach(b -> out.printf("  %-8s %s%n", b.name(), b.summary()));
        out.println("       ./taskflow bench document");
        out.println("  writes docs/benchmarks.md from the newest whole run of each");
    }
}
