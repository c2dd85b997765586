package io.taskflow.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the months ahead and clears old receipts away, at start and every hour. Any number of processes may do so. */
final class Housekeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration ROUND = Duration.ofHours(1);
    private static final int RECEIPTS_AT_A_TIME = 10_000;

    private final DataSource database;
    private final Duration receiptRetention;
    private final Rounds rounds = new Rounds("log-housekeeping", ROUND, this::keep);

    Housekeeping(DataSource database, Duration receiptRetention) {
        this.database = database;
        this.receiptRetention = receiptRetention;
    }

    /** The first round's months are made before this returns. */
    void start() throws SQLException {
        makeMonths();
        rounds.start();
    }

    /** This month and the next two. */
    void makeMonths() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT log.make_month(now() + months * interval '1 month') FROM generate_series(0, 2) months")) {
            statement.execute();
        }
    }

    /** In small steps, each its own transaction: none holds many locks, and its space is free for the next receipts soon. */
    void clearReceipts() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        DELETE FROM log.receipt WHERE ctid = ANY(ARRAY(
                            SELECT ctid FROM log.receipt WHERE recorded_at < now() - ? * interval '1 second' LIMIT ?))""")) {
            statement.setLong(1, receiptRetention.toSeconds());
            statement.setInt(2, RECEIPTS_AT_A_TIME);
            int cleared;
            do {
                cleared = statement.executeUpdate();
            } while (rounds.open() && cleared == RECEIPTS_AT_A_TIME);
        }
    }

    private void keep() {
        try {
            makeMonths();
            clearReceipts();
        } catch (SQLException e) {
            if (rounds.open()) {
                log.error("the log's house is not kept; without months ahead, appends stop when the last one ends", e);
            }
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
