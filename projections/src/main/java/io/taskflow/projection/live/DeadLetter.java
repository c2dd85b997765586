package io.taskflow.projection.live;

import io.taskflow.projection.generation.Generation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event that a projection cannot take. Its scope stops there, and there alone; what follows waits in the log.
 *
 * @param cause why, for people
 */
public record DeadLetter(String scope, long position, String type, String cause) {
    private static final Logger log = LoggerFactory.getLogger(DeadLetter.class);

    public static DeadLetter of(Incoming culprit, Exception cause) {
        log.warn("{} at {} stops {}", culprit.type(), culprit.position(), culprit.scope(), cause);
        return new DeadLetter(String.valueOf(culprit.scope()), culprit.position(), culprit.type(), Poison.cause(cause));
    }

    /** Stops the scope in a generation, in the caller's transaction. */
    public void park(Connection connection, Generation generation) throws SQLException {
        try (var statement = connection.prepareStatement("""
                INSERT INTO projection.dead_letter (projection, generation, scope, position, type, cause)
                VALUES (?, ?, ?, ?, ?, ?)""")) {
            statement.setString(1, generation.projection());
            statement.setInt(2, generation.number());
            statement.setString(3, scope);
            statement.setLong(4, position);
            statement.setString(5, type);
            statement.setString(6, cause);
            statement.execute();
        }
    }

    /** The scopes that are stopped in a generation. */
    static Set<String> parked(Connection connection, Generation generation) throws SQLException {
        Set<String> scopes = new HashSet<>();
        try (var statement = connection.prepareStatement(
                "SELECT scope FROM projection.dead_letter WHERE projection = ? AND generation = ?")) {
            statement.setString(1, generation.projection());
            statement.setInt(2, generation.number());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    scopes.add(rows.getString(1));
                }
            }
        }
        return scopes;
    }
}
