package io.taskflow.command.task.changetask;

import org.jspecify.annotations.Nullable;

/** What becomes of one value: it stays, or it is set, to none perhaps. */
sealed interface Change<T> {
    /** It is not spoken of. */
    record Stay<T>() implements Change<T> {}

    /** It shall be this; null for none. */
    record Set<T>(@Nullable T value) implements Change<T> {}
}
