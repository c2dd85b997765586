package io.taskflow.command.filter;

import io.taskflow.events.filter.Filter;
import io.taskflow.events.filter.FilterChanged;
import io.taskflow.events.filter.FilterDeleted;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.filter.FilterRenamed;
import io.taskflow.events.filter.FilterSaved;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The filters that someone keeps, by their ids. */
public record FilterState(Map<UUID, Kept> kept) {
    /** None, as it begins. */
    public static final FilterState NONE = new FilterState(Map.of());

    /** Most filters that one person keeps. */
    public static final int MOST = 100;

    /** A filter and its name. */
    public record Kept(String name, Filter filter) {}

    /** Whether another filter has the name, whatever its case. */
    public boolean isTaken(String name, UUID filterId) {
        return kept.entrySet().stream()
                .anyMatch(one ->
                        !one.getKey().equals(filterId) && one.getValue().name().equalsIgnoreCase(name));
    }

    /** The filters after an event; {@code before} is null for the first. */
    public static FilterState evolve(@Nullable FilterState before, FilterEvent event) {
        Map<UUID, Kept> kept = new HashMap<>(before == null ? Map.of() : before.kept);
        switch (event) {
            case FilterSaved e -> kept.put(e.filterId(), new Kept(e.name(), e.filter()));
            case FilterRenamed e -> kept.computeIfPresent(e.filterId(), (id, one) -> new Kept(e.name(), one.filter()));
            case FilterChanged e -> kept.computeIfPresent(e.filterId(), (id, one) -> new Kept(one.name(), e.filter()));
            case FilterDeleted e -> kept.remove(e.filterId());
        }
        return new FilterState(Map.copyOf(kept));
    }
}
