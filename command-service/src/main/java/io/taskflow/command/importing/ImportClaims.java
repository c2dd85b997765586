package io.taskflow.command.importing;

import io.taskflow.command.claim.Keys;
import io.taskflow.events.EventMetadata;
import io.taskflow.events.EventType;
import io.taskflow.events.EventTypes;
import io.taskflow.events.board.BoardImported;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.support.events.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import holds in the log's claims. External ids of its boards are taken in batches before anything is applied;
 * each batch has a claim of its own, given up when its boards open or their ids are given back, so that exactly one of
 * the two happens, once.
 */
final class ImportClaims {
    static final int BATCH = 500;
    private static final long OPENING_EVENTS = 1L << 39;

    private final Appender appender;
    private final ImportStore store;
    private final EventCodec codec;

    ImportClaims(Appender appender, ImportStore store, EventCodec codec) {
        this.appender = appender;
        this.store = store;
        this.codec = codec;
    }

    /** An external id belongs to a board already. */
    static final class BoardTakenException extends Exception {
        BoardTakenException(String externalId) {
            super(externalId, null, false, false);
        }
    }

    /** Stands while the steps from this one on are not in the log; each append moves it on. */
    static String step(UUID importId, long step) {
        return "import/" + importId + "/step/" + step;
    }

    /** Stands while the import may append. */
    static String alive(UUID importId) {
        return batch(importId, 0);
    }

    private static String batch(UUID importId, long afterBoard) {
        return "import/" + importId + "/boards/" + afterBoard;
    }

    private static String boardOf(ImportJob job) {
        return Keys.boardOf(job.workspaceId(), "");
    }

    private static String boardOf(ImportJob job, ImportBoard board) {
        return boardOf(job) + board.externalId();
    }

    /** Takes the external ids of all boards; on a refusal those taken so far stay until {@link #giveBack}. */
    void take(ImportJob job) throws BoardTakenException {
        var ids = new ImportIds(job.id());
        for (List<ImportBoard> boards = store.boards(job.id(), 0, BATCH);
                !boards.isEmpty();
                boards = after(job, boards)) {
            long first = boards.getFirst().number() - 1;
            var guards = new ArrayList<Guard>();
            guards.add(new Guard.Claim(batch(job.id(), first), null));
            if (first == 0) {
                guards.add(new Guard.Claim(step(job.id(), 1), null));
            }
            for (ImportBoard board : boards) {
                guards.add(new Guard.Claim(
                        boardOf(job, board),
                        ids.board(board.externalId(), board.beganMicros()).toString()));
            }
            try {
                appender.append(AppendRequest.checking(List.of(), guards));
            } catch (AppendRefusedException e) {
                if (e.refusal() instanceof AppendRefusal.Taken taken
                        && taken.key().startsWith(boardOf(job))) {
                    throw new BoardTakenException(taken.key()
                            .substring(boardOf(job, boards.getFirst()).length()
                                    - boards.getFirst().externalId().length()));
                }
                throw e;
            }
        }
    }

    /** Gives all external ids back that were taken and whose boards are not open; safe to repeat. */
    void giveBack(ImportJob job) {
        for (List<ImportBoard> boards = store.boards(job.id(), 0, BATCH);
                !boards.isEmpty();
                boards = after(job, boards)) {
            var guards = new ArrayList<Guard>();
            guards.add(new Guard.Release(batch(job.id(), boards.getFirst().number() - 1)));
            for (ImportBoard board : boards) {
                guards.add(new Guard.Release(boardOf(job, board)));
            }
            unlessDone(
                    AppendRequest.checking(List.of(), guards), guards.getFirst().key());
        }
    }

    /**
     * Opens the next boards: they are visible and take commands from here on.
     *
     * @return the last board's number, and the position when this call was the one that opened them
     */
    Opened open(ImportJob job, long afterBoard) {
        List<ImportBoard> boards = store.boards(job.id(), afterBoard, BATCH);
        var ids = new ImportIds(job.id());
        var events = new ArrayList<NewEvent>();
        var guards = new ArrayList<Guard>();
        guards.add(new Guard.Release(batch(job.id(), afterBoard)));
        long last = boards.getLast().number();
        if (last == job.boards()) {
            guards.add(new Guard.Release(step(job.id(), job.steps() + 1)));
        }
        EventType type = EventTypes.of(BoardImported.class);
        for (ImportBoard board : boards) {
            UUID boardId = ids.board(board.externalId(), board.beganMicros());
            guards.add(new Guard.Claim(Keys.board(boardId), null));
            guards.add(new Guard.Claim(Keys.shared(boardId), null));
            events.add(new NewEvent(
                    ids.event(OPENING_EVENTS + board.number()).toString(),
                    boardId.toString(),
                    "Board",
                    boardId.toString(),
                    null,
                    type.name(),
                    type.revision(),
                    codec.encode(new BoardImported(boardId, job.id())),
                    codec.encodeMetadata(Map.of(
                            EventMetadata.ACTOR, job.createdBy().toString(), EventMetadata.SCOPE, boardId.toString())),
                    null));
        }
        AppendResult result = unlessDone(
                AppendRequest.of(events).with(List.of(), guards, null),
                guards.getFirst().key());
        return new Opened(last, boards.size(), result == null ? null : result.position());
    }

    /** What {@link #open} did; without a position it had been done before. */
    record Opened(long lastBoard, int events, @Nullable Long position) {}

    private List<ImportBoard> after(ImportJob job, List<ImportBoard> boards) {
        return store.boards(job.id(), boards.getLast().number(), BATCH);
    }

    private @Nullable AppendResult unlessDone(AppendRequest request, String key) {
        try {
            return appender.append(request);
        } catch (AppendRefusedException e) {
            if (e.refusal() instanceof AppendRefusal.Missing missing
                    && missing.key().equals(key)) {
                return null;
            }
            throw e;
        }
    }
}
