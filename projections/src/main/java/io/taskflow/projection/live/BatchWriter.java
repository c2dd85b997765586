package io.taskflow.projection.live;

import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.generation.Months;
import io.taskflow.projection.generation.SupersededException;
import io.taskflow.projection.rows.Entity;
import io.taskflow.projection.rows.Fold;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Projection;
import io.taskflow.projection.rows.Row;
import io.taskflow.projection.search.Languages;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Writes batches of events into a generation: rows and position in the caller's transaction, whatever the number of events in a few statements. An event
 * that cannot be taken stops its own board alone.
 */
public final class BatchWriter {
    // Rows and position vanish together, so a commit need not wait for the disk. Rows are found by their keys: without
    // statistics the planner would rather read a young partition from end to end.
    private static final String SETTINGS =
            "SET LOCAL synchronous_commit TO off; SET LOCAL enable_hashjoin TO off; SET LOCAL enable_mergejoin TO off";
    private static final String ADVANCE = """
            UPDATE projection.generation SET position = greatest(position, ?)
             WHERE projection = ? AND number = ? AND (state = 'LIVE') = ? AND state NOT IN ('RETIRED', 'CANCELLED', 'FAILED')
            RETURNING old.position
            """;

    private final Projection projection;
    private final Generation generation;
    private final boolean live;
    private final Months months;

    /** @param live whether it writes the generation that is read, or one on its way there */
    public BatchWriter(DataSource database, Projection projection, Generation generation, boolean live) {
        this.projection = projection;
        this.generation = generation;
        this.live = live;
        this.months = new Months(database, generation, projection.monthly());
    }

    public Generation generation() {
        return generation;
    }

    /** An event, decoded. */
    private record Known(Incoming incoming, Logged logged) {}

    /**
     * Takes the events that the generation has not taken yet.
     *
     * @param incoming without a gap, by position
     * @throws SupersededException the generation is not to be written any more
     */
    public void write(Connection connection, List<Incoming> incoming) throws SQLException {
        incoming.forEach(next -> months.ensure(next.at()));
        try (var statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
        long stood = advance(connection, incoming.getLast().position());
        if (incoming.getFirst().position() > stood + 1) {
            throw new IllegalStateException(
                    generation.schema() + " stands at " + stood + ", so " + (stood + 1) + " comes next");
        }
        Set<String> parked = DeadLetter.parked(connection, generation);
        List<Known> events = new ArrayList<>(incoming.size());
        for (Incoming next : incoming) {
            if (next.position() > stood && !parked.contains(String.valueOf(next.scope()))) {
                try {
                    next.event().get().ifPresent(logged -> events.add(new Known(next, logged)));
                } catch (RuntimeException unreadable) {
                    park(connection, next, unreadable, parked);
                }
            }
        }
        if (!events.isEmpty()) {
            write(connection, events, parked);
        }
    }

    private void write(Connection connection, List<Known> events, Set<String> parked) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            fold(connection, events);
            connection.releaseSavepoint(before);
        } catch (SQLException | RuntimeException e) {
            if (!Poison.is(e)) {
                throw e;
            }
            connection.rollback(before);
            if (events.size() == 1) {
                park(connection, events.getFirst().incoming(), e, parked);
            } else {
                for (Known event : events) {
                    if (!parked.contains(String.valueOf(event.incoming().scope()))) {
                        write(connection, List.of(event), parked);
                    }
                }
            }
        }
    }

    private void fold(Connection connection, List<Known> events) throws SQLException {
        BatchSink sink = new BatchSink(generation);
        Languages languages = Languages.take(
                connection, generation, events.stream().map(Known::logged).toList());
        Fold fold = new Fold(projection.projectors(), sink, languages::of);
        for (Entity<?> entity : projection.entities()) {
            load(connection, entity, events, fold);
        }
        for (Known event : events) {
            fold.apply(event.logged());
        }
        fold.finish();
        sink.flush(connection, fold);
    }

    private <R extends Row> void load(Connection connection, Entity<R> entity, List<Known> events, Fold fold)
            throws SQLException {
        Object[] ids = events.stream()
                .flatMap(event -> entity.load().whose().apply(event.logged()).stream())
                .distinct()
                .toArray();
        if (ids.length == 0) {
            return;
        }
        String sql = "SELECT %s FROM %s WHERE %s = ANY(?)"
                .formatted(
                        entity.current().names(),
                        generation.table(entity.current().table()),
                        entity.load().column());
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    fold.load(entity, entity.reader().read(rows));
                }
            }
        }
    }

    private long advance(Connection connection, long last) throws SQLException {
        try (var statement = connection.prepareStatement(ADVANCE)) {
            statement.setLong(1, last);
            statement.setString(2, generation.projection());
            statement.setInt(3, generation.number());
            statement.setBoolean(4, live);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    return row.getLong(1);
                }
            }
        }
        throw new SupersededException(generation);
    }

    private void park(Connection connection, Incoming culprit, Exception cause, Set<String> parked)
            throws SQLException {
        DeadLetter letter = DeadLetter.of(culprit, cause);
        letter.park(connection, generation);
        parked.add(letter.scope());
    }
}
