package io.taskflow.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps rows that the next command must already see, inside the append's transaction and under the log's lock: set-wise, quick, and only what no
 * ordinary projection can do. Failing here fails the request whose events caused it.
 */
@FunctionalInterface
public interface InlineProjection {

    /**
     * @param group the events of one append group in position order, never empty
     * @param connection of the running append; not to be committed, rolled back or closed
     */
    void apply(List<RecordedEvent> group, Connection connection) throws SQLException;
}
