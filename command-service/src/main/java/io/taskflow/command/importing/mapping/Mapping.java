package io.taskflow.command.importing.mapping;

import io.taskflow.events.task.Priority;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the records of a log become boards and tasks, as a mapping file says it. Names of columns are those of the log's
 * header; {@link LogReader} finds them there.
 *
 * @param fields header columns by the name of the field they fill, in the file's order
 * @param unset cells that mean "none" for assignee, actor, priority and fields
 */
public record Mapping(
        Format format,
        String boardId,
        Template boardName,
        String taskId,
        Template title,
        String at,
        String column,
        @Nullable String assignee,
        @Nullable String actor,
        @Nullable Priorities priority,
        Map<String, String> fields,
        List<Glob> unset,
        Blank blank) {

    /** How the bytes of the log become cells and instants. */
    public record Format(String delimiter, Charset encoding, TimeFormat time) {}

    /** Which cell says how pressing a task is; a value the map lacks means none. */
    public record Priorities(String column, Map<String, Priority> map) {}

    /** What an empty cell does to the value it stands for. */
    public enum Blank {
        KEEP,
        CLEAR
    }

    /** The names of the fields in the order in which {@link LogRow#fields()} has their values. */
    public List<String> fieldNames() {
        return List.copyOf(fields.keySet());
    }

    boolean unset(String cell) {
        for (Glob glob : unset) {
            if (glob.matches(cell)) {
                return true;
            }
        }
        return false;
    }
}
