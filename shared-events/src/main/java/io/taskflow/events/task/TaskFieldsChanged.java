package io.taskflow.events.task;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of custom fields changed, by the keys of the board's fields or by names that the board does not define: a null value
 * clears the field, a field not named stays.
 */
public record TaskFieldsChanged(UUID taskId, UUID boardId, Map<String, @Nullable String> changes) implements TaskEvent {
    public TaskFieldsChanged {
        // Map.copyOf would refuse the nulls; the order makes the stored bytes repeatable.
        changes = Collections.unmodifiableMap(new TreeMap<>(changes));
    }
}
