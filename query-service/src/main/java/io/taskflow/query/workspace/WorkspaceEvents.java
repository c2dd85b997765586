package io.taskflow.query.workspace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskflow.eventstore.EventLog;
import io.taskflow.query.fold.LoggedEvent;
import io.taskflow.query.fold.WorkspaceFold;
import io.taskflow.query.moment.Moment;
import io.taskflow.support.events.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Workspaces at any moment, folded from their events: they have few, and those read once are kept for a while. */
@Component
class WorkspaceEvents {
    private static final int MOST_KEPT = 200_000;

    private final EventLog log;
    private final EventCodec codec;
    private final Cache<UUID, Known> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((UUID id, Known known) -> 1 + known.events().size())
            .build();

    WorkspaceEvents(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    /** The events of a workspace up to a position. */
    private record Known(long upTo, List<LoggedEvent> events) {}

    /** When a workspace began, and what it was at the moment: not begun, perhaps. */
    record Then(LoggedEvent first, WorkspaceFold workspace) {}

    /**
     * A workspace at a moment.
     *
     * @param workspace one that the log has at {@code head}
     * @param head how far the log is looked at
     */
    Then at(UUID workspace, Moment moment, long head) {
        WorkspaceFold fold = new WorkspaceFold();
        List<LoggedEvent> events = upTo(workspace, head);
        for (LoggedEvent event : events) {
            if (event.position() <= head && moment.includes(event.position(), event.occurredAt())) {
                fold.apply(event);
            }
        }
        return new Then(events.getFirst(), fold);
    }

    private List<LoggedEvent> upTo(UUID workspace, long head) {
        Known known = kept.getIfPresent(workspace);
        if (known == null) {
            known = new Known(0, List.of());
        }
        if (known.upTo() < head) {
            List<LoggedEvent> events = new ArrayList<>(known.events());
            log.readScope(
                    workspace.toString(), known.upTo(), head, recorded -> events.add(LoggedEvent.of(recorded, codec)));
            known = new Known(head, events);
            kept.put(workspace, known);
        }
        return known.events();
    }
}
