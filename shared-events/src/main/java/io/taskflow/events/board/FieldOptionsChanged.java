package io.taskflow.events.board;

import java.util.List;
import java.util.UUID;

/**
 * A choice got other options; tasks keep what they have.
 *
 * @param options all of them, in their order
 */
public record FieldOptionsChanged(UUID boardId, UUID fieldId, List<String> options) implements FieldEvent {
    public FieldOptionsChanged {
        options = List.copyOf(options);
    }
}
