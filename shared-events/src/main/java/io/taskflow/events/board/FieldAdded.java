package io.taskflow.events.board;

import java.util.List;
import java.util.UUID;

/**
 * A board got a custom field.
 *
 * @param key what the events of tasks call it, whatever name it gets: no other field of the board ever had it
 * @param options in their order; empty unless it is a choice
 */
public record FieldAdded(UUID boardId, UUID fieldId, String key, String name, FieldType type, List<String> options)
        implements FieldEvent {
    public FieldAdded {
        options = List.copyOf(options);
    }
}
