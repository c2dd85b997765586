package io.taskflow.projection.rows;

import java.time.Instant;

/** Takes what a {@link Fold} makes, on its way to the tables. */
public interface Sink {
    /** A span to be added, ended or not. */
    <R extends Row> void span(Entity<R> entity, Span<R> span);

    /** A span that the tables hold as open has ended. */
    <R extends Row> void end(Entity<R> entity, Span<R> open, Instant to, long toPosition);

    /** A row as it is now; {@code known} says whether the tables hold an older one. */
    <R extends Row> void current(Entity<R> entity, R row, boolean known);

    /** A row that the tables hold is gone. */
    <R extends Row> void gone(Entity<R> entity, R row);

    /** A line to be added. */
    <L> void line(Lines<L> lines, L line);

    /** An epoch begins: open rows that only the tables hold are carried into it as they stand there. */
    void carry(Epoch begun);
}
