package io.taskflow.projection.rows;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a projector reads and changes, by key. Changes take effect together, after the projectors have seen the event. */
public interface Rows {
    /** The row as it was before the event; null for none. */
    <R extends Row> @Nullable R find(Entity<R> entity, UUID id);

    /** Makes a row, or changes the one of its id; what it was ends as a span of the entity's history. */
    <R extends Row> void put(Entity<R> entity, R row);

    /** Removes a row; what it was ends as a span. */
    <R extends Row> void remove(Entity<R> entity, UUID id);

    /** What a workspace's texts are read in: the name of a text search configuration. */
    String language(UUID workspace);

    /** Adds a line that never changes. */
    <L> void add(Lines<L> lines, L line);
}
