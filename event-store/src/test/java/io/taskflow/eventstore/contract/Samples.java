package io.taskflow.eventstore.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.Receipt;
import io.taskflow.eventstore.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Events and requests to append, and how tests wait. */
public final class Samples {
    public static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(2);

    private Samples() {}

    /** With a new id, in scope {@code scope-of-<stream>}; the log gives its sequence. */
    public static NewEvent event(String stream) {
        return event(stream, null, null);
    }

    public static NewEvent event(String stream, Long sequence) {
        return event(stream, sequence, null);
    }

    public static NewEvent event(String stream, Long sequence, Instant occurredAt) {
        return event(UUID.randomUUID().toString(), stream, sequence, "{\"n\":1}".getBytes(UTF_8), occurredAt);
    }

    public static NewEvent event(String id, String stream, Long sequence, byte[] payload, Instant occurredAt) {
        return new NewEvent(
                id,
                stream,
                "thing",
                "scope-of-" + stream,
                sequence,
                "thing.happened",
                "1",
                payload,
                "{}".getBytes(UTF_8),
                occurredAt);
    }

    /** Alone in its stream. */
    public static NewEvent ofType(String type) {
        String id = UUID.randomUUID().toString();
        return new NewEvent(id, id, null, null, null, type, null, new byte[0], new byte[0], null);
    }

    public static AppendRequest append(NewEvent... events) {
        return AppendRequest.of(Arrays.asList(events));
    }

    public static AppendRequest check(Guard... guards) {
        return AppendRequest.checking(List.of(), List.of(guards));
    }

    public static AppendRequest check(ExpectedVersion... expected) {
        return AppendRequest.checking(List.of(expected), List.of());
    }

    /** @param fingerprint stands for what was asked */
    public static Receipt receipt(String key, int fingerprint) {
        return new Receipt(key, Integer.toString(fingerprint).getBytes(UTF_8), "named");
    }

    public static List<RecordedEvent> all(EventLog log) {
        return all(log, 1_000);
    }

    public static List<RecordedEvent> all(EventLog log, int fetch) {
        var events = new ArrayList<RecordedEvent>();
        log.readAll(0, Long.MAX_VALUE, fetch, events::add);
        return events;
    }

    public static List<RecordedEvent> stream(EventLog log, String stream) {
        var events = new ArrayList<RecordedEvent>();
        log.readStream(stream, 0, events::add);
        return events;
    }

    /** The result, or the refusal. */
    public static Object attempt(Appender log, AppendRequest request) {
        try {
            return log.append(request);
        } catch (AppendRefusedException e) {
            return e.refusal();
        }
    }

    /** Waits, but not for ever. */
    public static AppendResult answer(CompletableFuture<AppendResult> answer) {
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public static AppendRefusal refusal(CompletableFuture<AppendResult> answer) {
        try {
            throw new AssertionError("was not refused: " + answer(answer));
        } catch (CompletionException e) {
            if (e.getCause() instanceof AppendRefusedException refused) {
                return refused.refusal();
            }
            throw e;
        }
    }

    public static void await(BooleanSupplier condition) {
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(GLANCE)
                .atMost(PATIENCE)
                .until(condition::getAsBoolean);
    }
}
