package io.taskflow.command.importing;

import io.taskflow.command.importing.ImportClaims.Opened;
import io.taskflow.command.importing.ImportStore.Progress;
import io.taskflow.command.importing.StepAppends.StepAppend;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.support.events.EventCodec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with one accepted import, from wherever it stands, to its end. Appends are sent ahead without waiting; each
 * moves the import's claim from its first step to the one after its last in its own transaction, so that none is made
 * twice or out of turn, and one that finds its claim gone is known to be made.
 */
final class ImportWork {
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final int IN_FLIGHT = 6;
    private static final long NOTE_EVERY_NANOS = 500_000_000L;
    private static final int ATTEMPTS = 8;
    private static final long VIEW_POLL_MILLIS = 20;

    private final ImportStore store;
    private final ImportClaims claims;
    private final Placeholders placeholders;
    private final Appender appender;
    private final DataSource database;
    private final EventCodec codec;
    private final Views views;
    private final UUID holder;
    private final BooleanSupplier stopping;

    private final Deque<InFlight> inFlight = new ArrayDeque<>();
    private final ImportJob job;
    private Progress done;
    private long notedAt = System.nanoTime();

    private record InFlight(StepAppend append, CompletableFuture<AppendResult> answer) {}

    /** The import is not ours any more: cancelled, taken over, or this process is ending. */
    static final class LetGoException extends Exception {
        LetGoException() {
            super("let go", null, false, false);
        }
    }

    ImportWork(ImportParts parts, ImportJob job, UUID holder, BooleanSupplier stopping) {
        this.store = parts.store();
        this.claims = parts.claims();
        this.placeholders = parts.placeholders();
        this.appender = parts.appender();
        this.database = parts.database();
        this.codec = parts.codec();
        this.views = parts.views();
        this.holder = holder;
        this.stopping = stopping;
        this.job = job;
        this.done = new Progress(job.phase(), job.nextStep(), job.boardsOpen(), job.eventsAppended(), job.position());
    }

    /** @throws LetGoException with nothing left on its way to the log */
    void run() throws SQLException, LetGoException, InterruptedException {
        if (done.phase() == ImportPhase.APPLYING) {
            if (done.nextStep() == 1) {
                placeholders.add(job);
            }
            apply();
            // From here on it cannot be cancelled: the claims of its boards go one by one.
            note(ImportPhase.OPENING);
        }
        while (done.boardsOpen() < job.boards()) {
            goOn();
            Opened opened = claims.open(job, done.boardsOpen());
            long position = opened.position() == null ? done.position() : opened.position();
            done = new Progress(
                    ImportPhase.OPENING,
                    done.nextStep(),
                    opened.lastBoard(),
                    done.events() + opened.events(),
                    position);
            note(ImportPhase.OPENING);
        }
        note(ImportPhase.SHOWING);
        while (!views.show(done.position())) {
            goOn();
            Thread.sleep(VIEW_POLL_MILLIS);
            noteNowAndThen();
        }
        store.complete(job.id(), holder);
        new Staging(database, job.id()).drop();
    }

    private void apply() throws SQLException, LetGoException, InterruptedException {
        var appends = new StepAppends(job, store, database, codec);
        int attempts = 0;
        for (StepAppend next = appends.next(); next != null || !inFlight.isEmpty(); ) {
            if (next != null && inFlight.size() < IN_FLIGHT) {
                inFlight.add(send(next));
                next = appends.next();
                continue;
            }
            InFlight oldest = inFlight.element();
            try {
                Long position = settled(oldest);
                attempts = 0;
                inFlight.remove();
                done = new Progress(
                        ImportPhase.APPLYING,
                        oldest.append().nextStep(),
                        0,
                        done.events() + oldest.append().events(),
                        position == null ? done.position() : position);
                noteNowAndThen();
            } catch (LogUnavailableException e) {
                if (++attempts == ATTEMPTS) {
                    throw e;
                }
                goOn();
                Thread.sleep(Math.min(5_000, 100L << attempts));
                sendAgain();
            }
            goOn();
        }
    }

    private InFlight send(StepAppend append) {
        return new InFlight(append, appender.submit(append.request()));
    }

    /** What was sent behind an append that failed found no claim: all is sent again, in its order. */
    private void sendAgain() {
        var unsettled = new ArrayDeque<>(inFlight);
        inFlight.clear();
        for (InFlight sent : unsettled) {
            sent.answer().handle((result, failure) -> result).join();
        }
        unsettled.forEach(sent -> inFlight.add(send(sent.append())));
    }

    /** The position an append got, or null when it had been made before. */
    private static @Nullable Long settled(InFlight sent) {
        try {
            return sent.answer().join().position();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AppendRefusedException refused
                    && refused.refusal() instanceof AppendRefusal.Missing missing
                    && missing.key().equals(sent.append().claim())) {
                return null;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void goOn() throws LetGoException {
        if (stopping.getAsBoolean()) {
            while (!inFlight.isEmpty()) {
                inFlight.remove().answer().handle((result, failure) -> result).join();
            }
            throw new LetGoException();
        }
    }

    private void noteNowAndThen() throws LetGoException {
        if (System.nanoTime() - notedAt > NOTE_EVERY_NANOS) {
            note(done.phase());
        }
    }

    private void note(ImportPhase phase) throws LetGoException {
        done = new Progress(phase, done.nextStep(), done.boardsOpen(), done.events(), done.position());
        notedAt = System.nanoTime();
        if (!store.progress(job.id(), holder, done, LEASE)) {
            throw new LetGoException();
        }
    }
}
