package io.taskflow.command.task;

import io.taskflow.command.access.Access;
import io.taskflow.command.board.BoardState;
import io.taskflow.command.board.Boards;
import io.taskflow.events.watcher.WatcherAdded;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.watcher.WatcherRemoved;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.support.events.EventCodec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Packs tasks up that go to another board of their workspace; their appends demand that all of it is so still. */
public final class Relocations {
    private final EventLog log;
    private final EventCodec codec;
    private final Boards boards;
    private final Access access;
    private final TaskComments comments;

    Relocations(EventLog log, EventCodec codec, Boards boards, Access access, TaskComments comments) {
        this.log = log;
        this.codec = codec;
        this.boards = boards;
        this.access = access;
        this.comments = comments;
    }

    /** All of a task that goes along to a board which is there. */
    public Luggage pack(TaskState task, UUID toBoardId, Access.Entry.Granted there, AppendContext append) {
        // Both are locked in the order of their ids, so that no two commands ever wait for each other's.
        boolean ownFirst = task.boardId().toString().compareTo(toBoardId.toString()) < 0;
        BoardState early = boards.standing(ownFirst ? task.boardId() : toBoardId);
        BoardState late = boards.standing(ownFirst ? toBoardId : task.boardId());
        Original original = Original.of(task.taskId(), log, codec);
        Fit fit = original.fit(
                ownFirst ? early : late,
                ownFirst ? late : early,
                person -> access.admits(there.workspaceId(), toBoardId, person, append));
        return new Luggage(
                original, toBoardId, fit, comments.standing(task.taskId(), append), watchers(task.taskId(), append));
    }

    private List<UUID> watchers(UUID taskId, AppendContext append) {
        String stream = WatcherEvent.stream(taskId).toString();
        Set<UUID> people = new LinkedHashSet<>();
        List<WatcherEvent> events = new ArrayList<>();
        log.readStream(stream, 0, recorded -> {
            if (codec.decode(recorded.type(), recorded.revision(), recorded.payload()) instanceof WatcherEvent event) {
                events.add(event);
            }
        });
        for (WatcherEvent event : events) {
            switch (event) {
                case WatcherAdded e -> people.add(e.userId());
                case WatcherRemoved e -> people.remove(e.userId());
            }
        }
        append.expect(new ExpectedVersion(stream, events.size()));
        return List.copyOf(people);
    }
}
