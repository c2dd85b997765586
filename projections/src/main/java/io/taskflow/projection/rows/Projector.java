package io.taskflow.projection.rows;

/**
 * A view's rule, written once for live work and for rebuilds: a function from an event to changes of rows, without clock or I/O. It sees the rows as they
 * were before the event, and may throw for an event that makes no sense: then none of its changes is made.
 */
@FunctionalInterface
public interface Projector {
    void project(Logged logged, Rows rows);
}
