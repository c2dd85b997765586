package io.taskflow.command.watcher;

import io.taskflow.command.aggregate.Root;
import io.taskflow.events.watcher.WatcherEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who watch a task, as Axon keeps them. */
final class Watchers extends Root<WatcherEvent, WatcherState> {
    @Override
    protected UUID id(WatcherEvent event) {
        return WatcherEvent.stream(event.taskId());
    }

    @Override
    protected UUID scope(WatcherEvent event) {
        return event.boardId();
    }

    @Override
    protected WatcherState evolve(@Nullable WatcherState before, WatcherEvent event) {
        return WatcherState.evolve(before, event);
    }
}
