package io.taskflow.projection.live;

import io.taskflow.events.EventMetadata;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.projection.rows.Logged;
import io.taskflow.support.events.EventCodec;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way into a view, not decoded yet: that may fail.
 *
 * @param scope null for none
 * @param event decodes it; empty for one that is of neither a board nor a workspace
 */
public record Incoming(
        long position, @Nullable String scope, String type, Instant at, Supplier<Optional<Logged>> event) {

    /** An event as the log holds it. */
    public static Incoming of(RecordedEvent recorded, EventCodec codec) {
        return new Incoming(
                recorded.position(),
                recorded.scope(),
                recorded.type(),
                recorded.occurredAt(),
                () -> logged(
                        codec.decode(recorded.type(), recorded.revision(), recorded.payload()),
                        recorded.position(),
                        recorded.sequence() + 1,
                        recorded.occurredAt(),
                        codec.decodeMetadata(recorded.metadata()).get(EventMetadata.ACTOR),
                        recorded.type()));
    }

    static Optional<Logged> logged(
            TaskflowEvent event, long position, long version, Instant at, @Nullable String actor, String type) {
        UUID scope = switch (event) {
            case BoardEvent e -> e.boardId();
            case TaskEvent e -> e.boardId();
            case CommentEvent e -> e.boardId();
            case WatcherEvent e -> e.boardId();
            case WorkspaceEvent e -> e.workspaceId();
            case FilterEvent e -> null;
        };
        return scope == null
                ? Optional.empty()
                : Optional.of(new Logged(
                        position, scope, version, at, actor == null ? null : UUID.fromString(actor), type, event));
    }
}
