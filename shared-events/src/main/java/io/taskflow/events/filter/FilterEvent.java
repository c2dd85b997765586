package io.taskflow.events.filter;

import io.taskflow.events.TaskflowEvent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An event of the filters that someone keeps, which have one stream; its scope is the person. */
public sealed interface FilterEvent extends TaskflowEvent
        permits FilterSaved, FilterRenamed, FilterChanged, FilterDeleted {
    UUID userId();

    UUID filterId();

    /** The stream of the filters that someone keeps. */
    static UUID stream(UUID userId) {
        return UUID.nameUUIDFromBytes(("filters/" + userId).getBytes(StandardCharsets.US_ASCII));
    }
}
