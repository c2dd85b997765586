package io.taskflow.eventstore.axon;

import org.jspecify.annotations.Nullable;

/** Tells a handler's refusal from its other results: a refusal appends nothing, keeps no receipt, and must not rest on stale state. */
@FunctionalInterface
public interface Refusals {

    /** For applications whose handlers refuse by exception alone. */
    Refusals NONE = result -> false;

    boolean isRefusal(@Nullable Object result);
}
