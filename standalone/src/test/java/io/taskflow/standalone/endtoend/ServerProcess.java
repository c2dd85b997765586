package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.Taskflow;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The real server in a process of its own, as {@code ./taskflow run} starts it, so that it can be killed. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final Path data;
    private final int port;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile boolean running;
    private final Thread reader;

    private ServerProcess(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
        reader = Thread.ofVirtual().start(this::read);
    }

    /** Starts and waits until it answers. */
    static ServerProcess start(Path data, int port) throws Exception {
        return launch(data, port, Map.of(), List.of()).awaitRunning();
    }

    /** Starts, with more options than port and data; whether it comes up is another question. */
    static ServerProcess launch(Path data, int port, Map<String, String> environment, List<String> options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                productClassPath(),
                Taskflow.class.getName()));
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // All clients of a test are one, and log in at once.
        builder.environment().put("TASKFLOW_LIMIT_AUTH", "off");
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), data, port);
    }

    /** The tests' class path without the tests. */
    static String productClassPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    ServerProcess awaitRunning() throws InterruptedException {
        assertThat(decided.await(5, TimeUnit.MINUTES) && running)
                .as("it answers; it said:%n%s", said())
                .isTrue();
        return this;
    }

    /** Waits for the end and tells the exit code. */
    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(1, TimeUnit.MINUTES))
                .as("it ends; it said:%n%s", said())
                .isTrue();
        reader.join();
        return process.exitValue();
    }

    String url() {
        return "http://localhost:" + port;
    }

    Path data() {
        return data;
    }

    long pid() {
        return process.pid();
    }

    String said() {
        return String.join("\n", output);
    }

    List<String> lines() {
        return List.copyOf(output);
    }

    void sigkill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** By its handle: {@link Process#destroy} would also close what its last words come through. */
    void sigterm() {
        process.toHandle().destroy();
    }

    /** The first lines of PostgreSQL's own file: its process and, fourth, its port. */
    List<String> postmasterFile() throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
    }

    void sigkillPostmaster() throws Exception {
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(postmasterFile().getFirst().strip()))
                .orElseThrow();
        assertThat(postmaster.destroyForcibly()).isTrue();
    }

    /** A look past the API into the tables. */
    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postmasterFile().get(3).strip() + "/postgres",
                "taskflow",
                Files.readString(data.resolve("postgres-password.txt")).strip());
    }

    /** The one number a query answers. */
    long number(String sql) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getLong(1);
        }
    }

    /** The position of the newest event. */
    long head() throws IOException, SQLException {
        return number("SELECT coalesce(max(position), 0) FROM log.event");
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                // The last line of what it announces.
                if (line.startsWith("  data  ")) {
                    running = true;
                    decided.countDown();
                }
            }
        } catch (IOException e) {
            output.add("its output ended: " + e.getMessage());
        } finally {
            decided.countDown();
        }
    }

    /** Ends it as Ctrl-C would, and by force if that takes too long. */
    @Override
    public void close() {
        sigterm();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                sigkill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
