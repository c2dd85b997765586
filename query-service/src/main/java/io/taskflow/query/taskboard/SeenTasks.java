package io.taskflow.query.taskboard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which of the tasks that others depend on someone may see today. Of the rest not even the id is told: a task may wait for one on a board that is not for
 * everybody.
 */
public record SeenTasks(Set<UUID> ids) {
    private static final String SEEN = """
            SELECT t.task_id FROM board.task_current t
             WHERE t.task_id = ANY(?) AND t.board_id IN (SELECT w.board_id FROM %s WHERE w.open)
            """.formatted(BoardHeaders.SEEN);

    /** Under which names a change of a dependency tells the other task. */
    private static final List<String> TOLD_AS = List.of("blockedBy", "blocks");

    public SeenTasks {
        ids = Set.copyOf(ids);
    }

    /** Those of some tasks that the viewer may see. */
    public static SeenTasks of(JdbcClient jdbc, UUID viewer, Collection<UUID> named) {
        return named.isEmpty()
                ? new SeenTasks(Set.of())
                : new SeenTasks(new HashSet<>(jdbc.sql(SEEN)
                        .params(named.toArray(UUID[]::new), viewer)
                        .query(UUID.class)
                        .list()));
    }

    /** Those that some tasks depend on. */
    public static SeenTasks around(JdbcClient jdbc, UUID viewer, Collection<TaskRow> tasks) {
        return of(
                jdbc,
                viewer,
                tasks.stream()
                        .map(TaskRow::dependencies)
                        .flatMap(all -> Stream.concat(all.blockedBy().stream(), all.blocks().stream()))
                        .toList());
    }

    /** All of them in one order, for a validator. */
    public List<UUID> told() {
        return ids.stream().sorted().toList();
    }

    /** The dependencies whose other task is seen. */
    public TaskDependencies of(TaskDependencies all) {
        return new TaskDependencies(
                all.blockedBy().stream().filter(ids::contains).toList(),
                all.blocks().stream().filter(ids::contains).toList());
    }

    /** The tasks that a change names, as it was and as it became. */
    public static List<UUID> namedIn(@Nullable JsonNode before, @Nullable JsonNode after) {
        List<UUID> named = new ArrayList<>();
        for (JsonNode side : new @Nullable JsonNode[] {before, after}) {
            for (String name : TOLD_AS) {
                if (side != null && side.path(name).isString()) {
                    named.add(UUID.fromString(side.path(name).stringValue()));
                }
            }
        }
        return named;
    }

    /** One side of a change, without a task that is not seen; null where nothing else is left. */
    public @Nullable JsonNode of(@Nullable JsonNode side) {
        if (ids.containsAll(namedIn(side, null)) || !(side instanceof ObjectNode all)) {
            return side;
        }
        ObjectNode told = all.deepCopy();
        told.remove(TOLD_AS);
        return told.isEmpty() ? null : told;
    }
}
