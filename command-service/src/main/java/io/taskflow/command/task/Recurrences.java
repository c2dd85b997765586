package io.taskflow.command.task;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.board.Boards;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.Recurrence;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDueMarked;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskRecurred;
import io.taskflow.eventstore.EventLog;
import io.taskflow.support.events.EventCodec;
import io.taskflow.support.http.Instants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Tasks that come again. The next one begins in the append that marks the one before as done, and takes the recurrence over:
 * so whoever marks it at the same moment, or again, finds that it recurs no more.
 */
final class Recurrences {
    private final EventLog log;
    private final EventCodec codec;
    private final Boards boards;
    private final Ranks ranks;
    private final InstantSource clock;

    Recurrences(EventLog log, EventCodec codec, Boards boards, Ranks ranks, InstantSource clock) {
        this.log = log;
        this.codec = codec;
        this.boards = boards;
        this.ranks = ranks;
        this.clock = clock;
    }

    /**
     * What follows.
     *
     * @param recurred of the task that was done
     * @param created the next one
     * @param more what becomes of it at once
     */
    record Next(TaskRecurred recurred, TaskCreated created, List<TaskEvent> more) {}

    /**
     * What follows when a task changes; empty unless it recurs and is marked as done, and time does not end before.
     *
     * @param changes that were decided
     */
    Optional<Next> after(TaskState task, List<TaskEvent> changes) {
        Recurrence recurrence = task.recurrence();
        boolean done = changes.stream().anyMatch(event -> event instanceof TaskDueMarked marked && marked.done());
        if (recurrence == null || !done) {
            return Optional.empty();
        }
        Original original = Original.of(task.taskId(), log, codec);
        changes.forEach(original::apply);
        BoardState board = boards.standing(task.boardId());
        // One in the archive takes no task; where there is no other, it is for the log to refuse.
        UUID column = Stream.concat(board.column(recurrence.columnId()).stream(), board.columns().stream())
                .filter(one -> !one.archived())
                .findFirst()
                .orElseGet(() -> board.columns().getFirst())
                .id();
        Instant due = new Series(recurrence).next(original.dueOr(clock.instant()));
        if (due.isAfter(Instants.LATEST)) {
            return Optional.empty();
        }
        TaskRecurred recurred = new TaskRecurred(task.taskId(), task.boardId(), UuidV7.next(), due);
        return Optional.of(new Next(
                recurred,
                original.again(recurred, column, ranks.atEnd(), board),
                original.more(recurred, recurrence, board, UuidV7::next)));
    }
}
