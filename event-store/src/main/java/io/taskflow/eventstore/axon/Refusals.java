package io.taskflow.eventstore.axon;

import org.jspecify.annotations.Nullable;

/** Tells a handler's refusal from its other results: a refusal appends nothing, keeps no receipt, and must not rest on stale state. */
@FunctionalInterface
public interface Refusals {

    /** For applications whose handlers refuse by exception alone. */
    Refusals NONE = result -> false;

    boolean isRefusal(@Nullable Object result);

    /** Whether a refusal keeps secret what the command was about: then nobody is told that it is at another version than they expect. */
    default boolean hides(@Nullable Object refusal) {
        return false;
    }
}
