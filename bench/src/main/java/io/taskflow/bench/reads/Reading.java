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
    private final Map<String, Supplier<String>> kinds = new LinkedHashMap<>();

    Reading(TaskflowServer server) {
        this.server = server;
    }

    /** A kind of read: each request asks for the path that is then supplied. */
    Reading of(String kind, Supplier<String> path) {
        kinds.put(kind, path);
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
        String token = server.login();
        Supplier<String> path = Objects.requireNonNull(kinds.get(kind));
        return LoadGenerator.run(
                        server.port(),
                        CONNECTIONS,
                        time,
                        _ -> ("GET /api/v1" + path.get() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                        + token + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII))
                .clean(kind);
    }
}
