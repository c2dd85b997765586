package io.taskflow.command.http;

import io.taskflow.command.access.Access;
import io.taskflow.events.EventMetadata;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import io.taskflow.support.permission.Permission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What happened to a thing since a version, for those whose version is stale. */
final class EventsSince {
    private static final int MOST = 100;

    /** Under which names events tell of other tasks and boards, which may not be for this client to see. */
    private static final List<String> ELSEWHERE =
            List.of("blockerId", "blockedId", "blockedBy", "blocks", "fromBoardId", "toBoardId");

    private final EventLog log;
    private final EventCodec codec;
    private final JsonMapper json;
    private final Access access;

    EventsSince(EventLog log, EventCodec codec, JsonMapper json, Access access) {
        this.log = log;
        this.codec = codec;
        this.json = json;
        this.access = access;
    }

    /**
     * One event.
     *
     * @param version of the thing from it on
     * @param actor null when the system did it
     * @param data the event's own values, without other tasks and boards that it names
     */
    record Line(
            long version,
            long position,
            Instant at,
            String type,
            @Nullable String actor,
            JsonNode data) {}

    /**
     * The oldest {@value #MOST} of them; none where the version has not been reached. A task may have been on a board that the person does not see: what
     * happened to it there is left out.
     */
    List<Line> of(UUID stream, long version, UUID viewer) {
        List<RecordedEvent> events = new ArrayList<>();
        log.readStream(stream.toString(), version, MOST, events::add);
        Map<UUID, Boolean> seen = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (RecordedEvent event : events) {
            UUID board = boardOfTask(codec.decode(event.type(), event.revision(), event.payload()));
            if (board == null || seen.computeIfAbsent(board, one -> sees(viewer, one))) {
                lines.add(line(event));
            }
        }
        return lines;
    }

    /** Where a task was when this happened to it, to a comment on it or to those who watch it; null for events of anything else. */
    private static @Nullable UUID boardOfTask(TaskflowEvent event) {
        return switch (event) {
            case TaskEvent e -> e.boardId();
            case CommentEvent e -> e.boardId();
            case WatcherEvent e -> e.boardId();
            case BoardEvent _, WorkspaceEvent _, FilterEvent _ -> null;
        };
    }

    private boolean sees(UUID viewer, UUID board) {
        return access.toBoard(viewer, board, Permission.SEE_BOARD) instanceof Access.Entry.Granted;
    }

    private static JsonNode told(ObjectNode data) {
        data.remove(ELSEWHERE);
        return data;
    }

    private Line line(RecordedEvent event) {
        return new Line(
                event.sequence() + 1,
                event.position(),
                event.occurredAt(),
                event.type(),
                codec.decodeMetadata(event.metadata()).get(EventMetadata.ACTOR),
                told((ObjectNode) json.readTree(event.payload())));
    }
}
