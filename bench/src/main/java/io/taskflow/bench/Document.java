package io.taskflow.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/benchmarks.md}: the newest whole run of every benchmark, as the runs wrote them down. */
final class Document {
    private static final String HEAD = """
            # Benchmarks

            Written by `./taskflow bench document` from the newest whole run of each benchmark (`./taskflow bench NAME`); change nothing here by hand.

            Every figure stands beside a rival's or a limit's of the same run, on the same machine, one after the other in turns; only the ratios mean
            something elsewhere. PostgreSQL is the embedded one with the settings of `./taskflow run`: `fsync` and `synchronous_commit` on, for every
            contender. All is warm before it is measured. Load generator, server and database share the machine's cores.
            """;

    private final Path results;

    Document(Path results) {
        this.results = results;
    }

    /** Writes the file from what there is; a benchmark without a whole run says so. */
    void write(List<Benchmark> benchmarks, Path file) throws IOException {
        Map<String, JsonNode> newest = newest();
        var text = new StringBuilder(HEAD);
        for (Benchmark benchmark : benchmarks) {
            text.append("\n## ").append(benchmark.name()).append("\n\n");
            text.append(capital(benchmark.summary()))
                    .append(". ")
                    .append(benchmark.method())
                    .append('\n');
            JsonNode run = newest.get(benchmark.name());
            text.append(run == null ? "No whole run was written down yet.\n" : run(run));
        }
        Files.writeString(file, text);
    }

    /** Names end with the time, so the last one is the newest. */
    private Map<String, JsonNode> newest() throws IOException {
        Map<String, JsonNode> newest = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        Files.createDirectories(results);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(results, "*.json")) {
            found.forEach(files::add);
        }
        files.sort(null);
        for (Path file : files) {
            JsonNode run = JsonMapper.shared().readTree(Files.readAllBytes(file));
            if (!run.get("quick").asBoolean()) {
                newest.put(run.get("benchmark").asString(), run);
            }
        }
        return newest;
    }

    private static String run(JsonNode run) {
        var text = new StringBuilder();
        text.append("Run at %s on %d processors (%s), Java %s.%n%n"
                .formatted(
                        run.get("at").asString(),
                        run.get("processors").asInt(),
                        run.path("processor").asString("unknown"),
                        run.get("java").asString()));
        table(run.get("rows"), text);
        text.append("\n| goal | measured | bound | |\n|---|---:|---:|---|\n");
        for (JsonNode written : run.get("goals")) {
            Goal goal = JsonMapper.shared().treeToValue(written, Goal.class);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %s %s | %s |%n",
                    goal.what(),
                    goal.measured(),
                    goal.atLeast() ? "≥" : "≤",
                    goal.bound(),
                    goal.met() ? "met" : "**missed**"));
        }
        return text.toString();
    }

    private static void table(JsonNode rows, StringBuilder text) {
        List<String> columns = new ArrayList<>(rows.get(0).propertyNames());
        text.append("| ").append(String.join(" | ", columns)).append(" |\n|---|");
        text.append("---:|".repeat(columns.size() - 1)).append('\n');
        for (JsonNode row : rows) {
            text.append('|');
            columns.forEach(
                    column -> text.append(' ').append(value(row.get(column))).append(" |"));
            text.append('\n');
        }
    }

    private static String value(JsonNode value) {
        if (value.isIntegralNumber()) {
            return String.format(Locale.ROOT, "%,d", value.asLong());
        }
        return value.isNumber() ? Report.text(value.asDouble()) : value.asString();
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
