package io.taskflow.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A Java program of this class path in a process of its own, so that what is measured shares no heap with the measuring. */
public final class JavaProcess implements AutoCloseable {
    /** The same for every contender: a heap that no contender fills, and the collector Java itself would choose. */
    private static final List<String> FLAGS = List.of(
            "-Xms1g",
            "-Xmx1g",
            "-XX:+UseG1GC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Duser.timezone=UTC",
            "-Djava.awt.headless=true");

    private static final Duration LONGEST_START = Duration.ofSeconds(120);
    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread hook;

    private JavaProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.hook = new Thread(process::destroy, "end-" + name);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a main class; its output goes to a file in the directory.
     *
     * @param classPath those entries of this process's class path that the other may see
     */
    public static JavaProcess start(
            String name,
            Path directory,
            String mainClass,
            List<String> arguments,
            Map<String, String> environment,
            Predicate<String> classPath)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        String more = System.getProperty("bench.jvm." + name, "");
        if (!more.isBlank()) {
            command.addAll(List.of(more.split(" ")));
        }
        String visible = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(classPath)
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", visible, mainClass));
        command.addAll(arguments);
        Path log = directory.resolve(name + ".out");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new JavaProcess(name, builder.start(), log);
    }

    /** A port that nothing listens on now. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until this path answers 200. */
    public void awaitAnswer(int port, String path) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST_START);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException starting) {
                    // Nobody listens yet; the process and the clock below say when to give up.
                }
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException(name + " does not answer: " + output());
                }
                Thread.sleep(100);
            }
        }
    }

    /** The last few things it printed. */
    public String output() {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - 2000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
