package io.taskflow.bench.http;

import io.taskflow.bench.load.LoadGenerator;
import io.taskflow.bench.process.BenchPostgres;
import io.taskflow.bench.process.JavaProcess;
import io.taskflow.bench.rival.RivalApplication;
import io.taskflow.events.id.UuidV7;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The stock Axon application with a PostgreSQL of its own. */
final class StockAxon implements Contender {
    private final BenchPostgres postgres;
    private final JavaProcess process;
    private final int port;
    private final TaskLoad load;

    private StockAxon(BenchPostgres postgres, JavaProcess process, int port, int lanes) {
        this.postgres = postgres;
        this.process = process;
        this.port = port;
        this.load = new TaskLoad(
                new Requests(),
                IntStream.range(0, lanes)
                        .mapToObj(_ -> new TaskLoad.Lane(
                                UuidV7.next(),
                                Stream.generate(UuidV7::next).limit(3).toList()))
                        .toList());
    }

    static StockAxon start(Path directory, int lanes) throws Exception {
        var postgres = BenchPostgres.start(directory.resolve("rival"));
        int port = JavaProcess.freePort();
        var process = JavaProcess.start(
                "rival",
                directory,
                RivalApplication.class.getName(),
                List.of(Integer.toString(port), postgres.url(), postgres.user(), postgres.password()),
                Map.of(),
                RivalApplication::sees);
        process.awaitAnswer(port, "/api/v1/ready");
        return new StockAxon(postgres, process, port, lanes);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public TaskLoad load() {
        return load;
    }

    /** A create on every lane meets every segment of the processor; once all are projected, nothing older is left. */
    @Override
    public double settle() throws Exception {
        long start = System.nanoTime();
        LoadGenerator.run(port, load.lanes(), Duration.ofMillis(1), load.creating(false));
        try (Connection connection = postgres.connect();
                var statement = connection.prepareStatement("SELECT count(*) FROM task")) {
            while (true) {
                var count = statement.executeQuery();
                count.next();
                if (count.getLong(1) >= load.created()) {
                    return (System.nanoTime() - start) / 1e9;
                }
                Thread.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        process.close();
        postgres.close();
    }
}
