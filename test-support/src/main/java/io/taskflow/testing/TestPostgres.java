package io.taskflow.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * A real PostgreSQL for tests: one server a JVM, made at first use and ended with the JVM; durable as in production
 * (the embedded server's own default is {@code fsync=off}). Each test class asks for a database of its own.
 */
public final class TestPostgres {
    private static final int MAX_CONNECTIONS = 300;

    private TestPostgres() {}

    /** A new, empty database with a random name. */
    public static Database createDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection admin = Server.INSTANCE.getPostgresDatabase().getConnection();
                var statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create a test database", e);
        }
        return new Database(name, Server.INSTANCE.getPort());
    }

    /** One test database: where it is, and how to end it. */
    public record Database(String name, int port) implements AutoCloseable {
        public String url() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
        }

        public String user() {
            return "postgres";
        }

        public String password() {
            return "postgres";
        }

        /** A pool on this database; the caller closes it. */
        public HikariDataSource pool(int size) {
            var config = new HikariConfig();
            config.setJdbcUrl(url());
            config.setUsername(user());
            config.setPassword(password());
            config.setMaximumPoolSize(size);
            config.setMinimumIdle(0);
            return new HikariDataSource(config);
        }

        /** Drops the database, ending whatever is still connected. */
        @Override
        public void close() {
            try (Connection admin = Server.INSTANCE.getPostgresDatabase().getConnection();
                    var statement = admin.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            } catch (SQLException e) {
                throw new IllegalStateException("cannot drop test database " + name, e);
            }
        }
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "end-test-postgres"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start a PostgreSQL for tests", e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
