package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A request on its way into the log, and where its answer goes. Whoever gives up waiting completes the answer, and the request is skipped. */
final class Submission {
    /** A request weighs a little even without payload. */
    private static final int BASE_BYTES = 64;

    private final AppendRequest request;
    private final List<PreparedEvent> events;
    private final int bytes;
    private final long since = System.nanoTime();
    private final CompletableFuture<AppendResult> answer = new CompletableFuture<>();

    /** @throws IllegalArgumentException a name in the request breaks its rules */
    Submission(AppendRequest request) {
        this.request = request;
        for (ExpectedVersion expected : request.expected()) {
            Names.require("streamId", expected.streamId(), Names.MAX_KEY_BYTES);
        }
        for (Guard guard : request.guards()) {
            Names.require("key", guard.key(), Names.MAX_KEY_BYTES);
        }
        if (request.receipt() != null) {
            Names.require("receipt key", request.receipt().key(), Names.MAX_KEY_BYTES);
        }
        MessageDigest sha256 = Sha256.digest();
        var prepared = new ArrayList<PreparedEvent>(request.events().size());
        int weight = BASE_BYTES;
        for (NewEvent event : request.events()) {
            PreparedEvent ready = PreparedEvent.of(event, sha256);
            prepared.add(ready);
            weight += BASE_BYTES + ready.bytes();
        }
        events = prepared;
        bytes = weight;
    }

    AppendRequest request() {
        return request;
    }

    List<PreparedEvent> events() {
        return events;
    }

    int bytes() {
        return bytes;
    }

    /** {@link System#nanoTime} of its arrival. */
    long since() {
        return since;
    }

    CompletableFuture<AppendResult> answer() {
        return answer;
    }
}
