package io.taskflow.standalone.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of this process, durable: fsync is on. It listens on 127.0.0.1 only, on a port found free at start and kept to the end,
 * is started again when it dies alone, and stops with {@link #close()}. One process at a time may use a data directory: the caller holds its lock.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final Duration READY = Duration.ofMinutes(5); // crash recovery replays at most max_wal_size
    private static final int PORTS_TO_TRY = 5;
    private static final String WRONG_PASSWORD = "28P01";

    private final PostgresBinaries binaries;
    private final UserNamespace namespace;
    private final Cluster cluster;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private int port;
    private @Nullable Process postmaster;
    private volatile boolean closing;

    private EmbeddedPostgres(PostgresBinaries binaries, UserNamespace namespace, Cluster cluster) {
        this.binaries = binaries;
        this.namespace = namespace;
        this.cluster = cluster;
    }

    /**
     * A PostgreSQL for {@code data}, not yet running; its files are made if there are none.
     *
     * @param data the data directory, locked by the caller
     * @param cache where the programs are unpacked, once for all data directories
     * @throws PostgresFailure with one line for a person
     */
    public static EmbeddedPostgres in(Path data, Path cache) {
        UserNamespace namespace = UserNamespace.detect();
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(cache);
        return new EmbeddedPostgres(binaries, namespace, Cluster.in(data, binaries, namespace));
    }

    /** Starts it, ending first what an earlier run left behind, and waits until it answers. */
    public EmbeddedPostgres start() {
        launchOnAFreePort();
        Thread.ofVirtual().name("postgres-watch").start(this::watch);
        return this;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return cluster.password();
    }

    private void launchOnAFreePort() {
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            try {
                launch();
                return;
            } catch (PostgresFailure e) {
                if (attempt == PORTS_TO_TRY || !cluster.complaint().contains("could not bind")) {
                    throw e;
                }
            }
        }
    }

    private void launch() {
        lifecycle.lock();
        try {
            if (closing) {
                return;
            }
            new Leftover(cluster.directory()).end();
            List<String> command = new ArrayList<>();
            command.add(binaries.program("postgres").toString());
            command.add("-D");
            command.add(cluster.directory().toString());
            command.addAll(PostgresSettings.arguments(port));
            Process process = new ProcessBuilder(namespace.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(cluster.startLog().toFile())
                    .start();
            postmaster = process;
            awaitReady(process);
        } catch (IOException e) {
            throw new PostgresFailure("PostgreSQL cannot be started: " + e.getMessage(), e);
        } finally {
            lifecycle.unlock();
        }
    }

    private void awaitReady(Process process) {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!closing) {
            if (!process.isAlive()) {
                throw new PostgresFailure("PostgreSQL did not start: " + cluster.complaint());
            }
            try (Connection connection = DriverManager.getConnection(jdbcUrl(), user(), password())) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (WRONG_PASSWORD.equals(e.getSQLState()) || System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new PostgresFailure("PostgreSQL does not answer: " + e.getMessage(), e);
                }
            }
            Pause.briefly();
        }
    }

    /** Waits for the postmaster to die, and unless that was asked for, starts it again on the same port: the pool's URL stays true. */
    private void watch() {
        while (!closing) {
            Process watched = postmaster;
            if (watched == null) {
                return;
            }
            watched.onExit().join();
            if (closing) {
                return;
            }
            log.warn("PostgreSQL ended by itself (exit code {}); starting it again", watched.exitValue());
            try {
                launch();
                log.info("PostgreSQL answers again");
            } catch (PostgresFailure e) {
                log.error("PostgreSQL could not be started again; the next attempt follows: {}", e.getMessage());
                Pause.of(1000);
            }
        }
    }

    /** Stops PostgreSQL by a fast shutdown: open transactions end, everything acknowledged is on disk. */
    @Override
    public void close() {
        closing = true;
        lifecycle.lock();
        try {
            Process process = postmaster;
            if (process == null || !process.isAlive()) {
                return;
            }
            Leftover.signal("INT", process.pid());
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                log.warn("PostgreSQL did not stop within 30 s; ending it at once, the next start recovers");
                Leftover.signal("QUIT", process.pid());
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lifecycle.unlock();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PostgresFailure("no free port for PostgreSQL: " + e.getMessage(), e);
        }
    }
}
