package io.taskflow.bench.reads;

import io.taskflow.bench.load.LoadGenerator;
import io.taskflow.bench.load.LoadResult;
import io.taskflow.bench.process.TaskflowServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Kinds of reads measured in turns on one server, on few connections: how long a read takes, not how many there can be. */
final class Reading {
    private static final int CONNECTIONS = 2;
    private static final int ROUNDS = 5;

    private final TaskflowServer server;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    Reading(TaskflowServer server) {
        this.server = server;
    }

    private record Kind(String email, Supplier<String> path) {}

    /** A kind of read by the first admin: each request asks for the path that is then supplied. */
    Reading of(String kind, Supplier<String> path) {
        return of(kind, TaskflowServer.ADMIN, path);
    }

    /** The same by somebody else. */
    Reading of(String kind, String email, Supplier<String> path) {
        kinds.put(kind, new Kind(email, path));
        return this;
    }

    Map<String, LoadResult> measure(Duration warmUp, Duration slice) throws IOException, InterruptedException {
        Map<String, LoadResult> sums = new LinkedHashMap<>();
        for (int round = -1; round < ROUNDS; round++) {
            // Another order each round, so that none always follows the same one.
            List<String> order = new ArrayList<>(kinds.keySet());
            Collections.rotate(order, round);
            for (String kind : order) {
                LoadResult result = run(kind, round < 0 ? warmUp : slice);
                if (round >= 0) {
                    sums.merge(kind, result, LoadResult::plus);
                }
            }
        }
        return sums;
    }

    private LoadResult run(String kind, Duration time) throws IOException, InterruptedException {
        Kind read = Objects.requireNonNull(kinds.get(kind));
        String token = server.login(read.email());
        return LoadGenerator.run(
                        server.port(),
                        CONNECTIONS,
                        time,
                        _ -> ("GET /api/v1" + read.path().get()
                                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII))
                .clean(kind);
    }
}
