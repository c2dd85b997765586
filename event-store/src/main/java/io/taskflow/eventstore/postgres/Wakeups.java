package io.taskflow.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the news of a new head to other processes by NOTIFY, and theirs here. A notification is a hint, sent beside the append and never inside it
 * (where it would queue behind those of every other database); who misses it finds out by polling.
 */
final class Wakeups implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Wakeups.class);
    private static final String CHANNEL = "taskflow_log";
    /** Between two notifications, however many groups are committed. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private static final Duration CLOSED_WITHIN = Duration.ofMillis(250);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final DataSource database;
    private final Duration pollInterval;
    private final Heads heads;
    private final String self = UUID.randomUUID().toString();
    private final Semaphore news = new Semaphore(0);
    /** Of the platform: to interrupt a virtual thread breaks the connection it reads from. */
    private final Thread listener =
            Thread.ofPlatform().daemon().name("log-listener").unstarted(() -> untilClosed(this::listen));

    private final Thread notifier =
            Thread.ofPlatform().daemon().name("log-notifier").unstarted(() -> untilClosed(this::send));
    private volatile boolean open = true;

    Wakeups(DataSource database, Duration pollInterval, Heads heads) {
        this.database = database;
        this.pollInterval = pollInterval;
        this.heads = heads;
    }

    /** Goes on until it fails or all is closed. */
    private interface Loop {
        void run() throws SQLException, InterruptedException;
    }

    void start() {
        listener.start();
        notifier.start();
    }

    void tellOthers() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void untilClosed(Loop loop) {
        while (open) {
            try {
                loop.run();
            } catch (SQLException e) {
                log.debug("news of the log's head do not travel for a moment", e);
                try {
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                } catch (InterruptedException closing) {
                    return;
                }
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private void listen() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // Else a server that is gone without a word would be waited for for ever.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST_ANSWER.toMillis()));
            statement.execute("LISTEN " + CHANNEL);
            PGConnection notifications = connection.unwrap(PGConnection.class);
            int slice = (int) Math.min(pollInterval.toMillis(), CLOSED_WITHIN.toMillis());
            try {
                long looked = look(connection);
                while (open) {
                    PGNotification[] heard = notifications.getNotifications(slice);
                    // What this process said itself it knows already.
                    if (Arrays.stream(heard).anyMatch(one -> !one.getParameter().equals(self))
                            || System.nanoTime() - looked >= pollInterval.toNanos()) {
                        looked = look(connection);
                    }
                }
            } finally {
                statement.execute("UNLISTEN " + CHANNEL);
            }
        }
    }

    private long look(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (heads.learn(LogReader.newestHead(connection, heads.newest()))) {
            heads.tell();
        }
        return now;
    }

    private void send() throws SQLException, InterruptedException {
        while (open) {
            news.acquire();
            news.drainPermits();
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
                statement.setString(1, CHANNEL);
                statement.setString(2, self);
                statement.execute();
            }
            Thread.sleep(BREATH);
        }
    }

    @Override
    public void close() {
        open = false;
        notifier.interrupt();
        try {
            // A virtual thread in a socket read is not to be interrupted: that would close the socket. It looks up
            // after each poll.
            listener.join(CLOSED_WITHIN.plus(PAUSE_AFTER_FAILURE));
            notifier.join(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
