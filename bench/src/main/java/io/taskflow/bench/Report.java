package io.taskflow.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What a benchmark found: a table with one line a contender, and the goals. */
public final class Report {
    private final String benchmark;
    private final boolean quick;
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();

    public Report(String benchmark, boolean quick, String... columns) {
        this.benchmark = benchmark;
        this.quick = quick;
        this.columns = List.of(columns);
    }

    /** A line of the table: the contender's name, then a value a column. */
    public void row(Object... values) {
        rows.add(List.of(values));
    }

    public void goal(Goal goal) {
        goals.add(goal);
    }

    public boolean met() {
        return goals.stream().allMatch(Goal::met);
    }

    void print(PrintStream out) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns);
        rows.forEach(row -> cells.add(row.stream().map(Report::text).toList()));
        int[] widths = IntStream.range(0, columns.size())
                .map(c -> cells.stream()
                        .mapToInt(row -> row.get(c).length())
                        .max()
                        .orElse(0))
                .toArray();
        out.println();
        for (List<String> row : cells) {
            var line = new StringBuilder(String.format("%-" + widths[0] + "s", row.getFirst()));
            for (int c = 1; c < row.size(); c++) {
                line.append("  ").append(String.format("%" + widths[c] + "s", row.get(c)));
            }
            out.println(line);
        }
        out.println();
        goals.forEach(goal -> out.println(goal.line(benchmark)));
    }

    /** Writes the same as JSON and answers where. */
    Path write(Path directory) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var json = new LinkedHashMap<String, Object>();
        json.put("benchmark", benchmark);
        json.put("quick", quick);
        json.put("at", now.toString());
        json.put("java", System.getProperty("java.vm.version"));
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("processor", processor());
        json.put("rows", rows.stream().map(this::named).toList());
        json.put("goals", goals);
        Files.createDirectories(directory);
        Path file = directory.resolve(benchmark + "-" + now.toString().replace(":", "") + ".json");
        Files.write(file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        return file;
    }

    /** The processor's name where the system tells it. */
    private static String processor() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(cpus)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(cpus)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private Map<String, Object> named(List<Object> row) {
        var named = new LinkedHashMap<String, Object>();
        IntStream.range(0, row.size()).forEach(c -> named.put(columns.get(c), row.get(c)));
        return named;
    }

    static String text(Object value) {
        return switch (value) {
            case Double d when d >= 1000 -> String.format(Locale.ROOT, "%,.0f", d);
            case Double d -> String.format(Locale.ROOT, "%.2f", d);
            case Long l -> String.format(Locale.ROOT, "%,d", l);
            default -> value.toString();
        };
    }
}
