package io.taskflow.command.watcher;

import io.taskflow.events.watcher.WatcherAdded;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.watcher.WatcherRemoved;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who watches a task. */
public record WatcherState(Set<UUID> people) {
    /** Nobody, as it begins. */
    public static final WatcherState NONE = new WatcherState(Set.of());

    /** Most people who watch one task. */
    public static final int MOST = 200;

    /** Who watches after an event; {@code before} is null for the first. */
    public static WatcherState evolve(@Nullable WatcherState before, WatcherEvent event) {
        Set<UUID> people = new TreeSet<>(before == null ? Set.of() : before.people);
        switch (event) {
            case WatcherAdded e -> people.add(e.userId());
            case WatcherRemoved e -> people.remove(e.userId());
        }
        return new WatcherState(Set.copyOf(people));
    }
}
