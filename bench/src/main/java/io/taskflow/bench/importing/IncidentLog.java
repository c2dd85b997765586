package io.taskflow.bench.importing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.taskflow.bench.process.TaskflowServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A log of support cases, written any number of times over as other cases on other boards. */
public final class IncidentLog {
    private static final Path REAL = Path.of("bpi2013", "incidents-part.csv.gz");

    private final String source;
    private final List<List<String>> rows;
    private final int task;
    private final int board;

    private IncidentLog(String source, List<List<String>> rows) {
        this.source = source;
        this.rows = rows;
        this.task = rows.getFirst().indexOf("SR Number");
        this.board = rows.getFirst().indexOf("Product");
    }

    /** The real log where {@code shared/data} stands beside the checkout (or is told), else one of its shape. */
    public static IncidentLog find() throws IOException {
        Optional<Path> real = real();
        if (real.isEmpty()) {
            return new IncidentLog("a generated log of the real one's shape", GeneratedIncidents.rows());
        }
        try (var in = new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(real.get())), StandardCharsets.UTF_8);
                var csv = CsvReader.builder().ofCsvRecord(in)) {
            return new IncidentLog(
                    "the real incidents log",
                    csv.stream().map(CsvRecord::getFields).toList());
        }
    }

    String source() {
        return source;
    }

    /** Imports it so many times over into a workspace of its own; answers how long that took. */
    public Imported importInto(TaskflowServer server, Path directory, String name, int times)
            throws IOException, InterruptedException {
        Path file = directory.resolve("log.csv");
        long written = write(file, name, times);
        Path mapping = directory.resolve("mapping.yml");
        try (InputStream in = IncidentLog.class.getResourceAsStream("mapping.yml")) {
            Files.write(mapping, Objects.requireNonNull(in).readAllBytes());
        }
        return new Imported(written, server.importLog(server.createWorkspace("Import " + name), file, mapping));
    }

    /** So many rows, from file to visible in so many seconds. */
    public record Imported(long rows, double seconds) {}

    /** Writes it so many times over, as boards that no other {@code name} has; answers how many rows. */
    private long write(Path file, String name, int times) throws IOException {
        try (var out = CsvWriter.builder().build(file)) {
            out.writeRecord(rows.getFirst());
            for (int copy = 0; copy < times; copy++) {
                String mark = "/" + name + copy;
                for (List<String> row : rows.subList(1, rows.size())) {
                    String[] cells = row.toArray(String[]::new);
                    cells[task] += mark;
                    cells[board] += mark;
                    out.writeRecord(cells);
                }
            }
        }
        return (long) times * (rows.size() - 1);
    }

    private static Optional<Path> real() {
        String told = System.getProperty("shared.data", "");
        Stream<Path> places = told.isBlank()
                ? Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .map(folder -> folder.resolve("shared").resolve("data"))
                : Stream.of(Path.of(told));
        return places.map(place -> place.resolve(REAL))
                .filter(Files::isReadable)
                .findFirst();
    }
}
