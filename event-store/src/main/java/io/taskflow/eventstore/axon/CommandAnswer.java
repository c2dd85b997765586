package io.taskflow.eventstore.axon;

import io.taskflow.eventstore.AppendResult;
import org.jspecify.annotations.Nullable;

/** What became of a command that was decided. */
public sealed interface CommandAnswer<R> {

    /**
     * It is durable.
     *
     * @param result what the handler returned; null for nothing, and where a receipt answered, whose {@code appended} is then the first answer's
     */
    record Accepted<R>(@Nullable R result, AppendResult appended) implements CommandAnswer<R> {}

    /**
     * The handler said no, on state that was the newest when it was asked; nothing was appended.
     *
     * @param refusal what the handler returned, see {@link Refusals}
     */
    record Refused<R>(R refusal) implements CommandAnswer<R> {}
}
