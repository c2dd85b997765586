package io.taskflow.command.task.changetask;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of one value: it stays, or it is set, to none perhaps. */
sealed interface Change<T> {
    /** It is not spoken of. */
    record Stay<T>() implements Change<T> {}

    /** It shall be this; null for none. */
    record Set<T>(@Nullable T value) implements Change<T> {}

    /** Whether a value would not be what it is. */
    default boolean alters(@Nullable T current) {
        return switch (this) {
            case Stay<T> stay -> false;
            case Set<T>(var value) -> !Objects.equals(value, current);
        };
    }
}
