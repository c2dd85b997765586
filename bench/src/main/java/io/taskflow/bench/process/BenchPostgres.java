package io.taskflow.bench.process;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.standalone.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL of the run's own, of the kind and with the settings of {@code ./taskflow run}: the same for every contender. */
public final class BenchPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Thread hook;

    private BenchPostgres(EmbeddedPostgres server) {
        this.server = server;
        this.hook = new Thread(server::close, "end-bench-postgres");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public static BenchPostgres start(Path data) {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "taskflow");
        return new BenchPostgres(EmbeddedPostgres.in(data, cache).start());
    }

    public String url() {
        return server.jdbcUrl();
    }

    /** Connections to a new database of this server. */
    public HikariDataSource newDatabase(String name, int connections) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        var config = new HikariConfig();
        config.setJdbcUrl(url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"));
        config.setUsername(user());
        config.setPassword(password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(60_000);
        return new HikariDataSource(config);
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    @Override
    public void close() {
        server.close();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
