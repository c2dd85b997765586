package io.taskflow.standalone.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an earlier run left behind in a data directory: a PostgreSQL whose Java died, or backends whose postmaster died.
 * The caller holds the directory's lock, so nobody else uses it. A new postmaster refuses to start beside any of them, since they share
 * its memory; so they are ended first.
 */
final class Leftover {

    private static final Logger log = LoggerFactory.getLogger(Leftover.class);

    private static final Duration CLEAN = Duration.ofSeconds(20);
    private static final Duration HARD = Duration.ofSeconds(10);
    private static final Path PROC = Path.of("/proc");

    private final Path cluster;

    Leftover(Path cluster) {
        this.cluster = cluster;
    }

    /** Ends every process of the cluster: cleanly, then by immediate shutdown, then by force. */
    void end() {
        Optional<Long> postmaster = postmaster();
        if (postmaster.isPresent()) {
            log.info("Ending the PostgreSQL (process {}) that an earlier run left behind", postmaster.get());
            signal("INT", postmaster.get());
            if (!gone(CLEAN)) {
                signal("QUIT", postmaster.get());
            }
        }
        if (!gone(postmaster.isPresent() ? HARD : Duration.ZERO)) {
            force();
        }
        forgetPid();
    }

    private void force() {
        processes().forEach(pid -> signal("QUIT", pid));
        if (gone(Duration.ofSeconds(2))) {
            return;
        }
        processes().forEach(pid -> signal("KILL", pid));
        if (!gone(HARD)) {
            throw new PostgresFailure("an earlier PostgreSQL still runs on " + cluster + " (processes " + processes()
                    + ") and cannot be ended");
        }
    }

    /** Where the processes can be seen, none is left: a new postmaster must not stumble over a pid that is a zombie's or somebody else's. */
    private void forgetPid() {
        if (Files.isDirectory(PROC)) {
            try {
                if (Files.deleteIfExists(cluster.resolve("postmaster.pid"))) {
                    log.info("PostgreSQL was not shut down: it recovers first, which may take a while");
                }
            } catch (IOException e) {
                throw new PostgresFailure("PostgreSQL's old pid file cannot be removed: " + e.getMessage(), e);
            }
        }
    }

    /** The postmaster named by the cluster's pid file, if that process lives and is one of this cluster: pids are used again. */
    Optional<Long> postmaster() {
        return pidInFile().filter(pid -> isOurs(pid));
    }

    private Optional<Long> pidInFile() {
        try (var lines = Files.lines(cluster.resolve("postmaster.pid"))) {
            return lines.findFirst().map(line -> Long.parseLong(line.strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // none, or half-written by a machine that lost power
        }
    }

    private boolean isOurs(long pid) {
        if (Files.isDirectory(PROC)) {
            return processes().contains(pid);
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }

    /** Every process of PostgreSQL works in its cluster's directory; where there is no /proc only the pid file tells. */
    private List<Long> processes() {
        if (!Files.isDirectory(PROC)) {
            return pidInFile().filter(this::isOurs).map(List::of).orElse(List.of());
        }
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : all) {
                if (worksInCluster(process)) {
                    found.add(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new PostgresFailure("the processes of this machine cannot be listed: " + e.getMessage(), e);
        }
        return found;
    }

    private boolean worksInCluster(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster)
                    && Files.readString(process.resolve("comm")).startsWith("postgres")
                    && !Files.readString(process.resolve("stat")).contains(") Z ");
        } catch (IOException e) {
            return false; // ended meanwhile, or another user's
        }
    }

    private boolean gone(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!processes().isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.briefly();
        }
        return true;
    }

    static boolean signal(String name, long pid) {
        try {
            return new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new PostgresFailure("no shell to send a signal with: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
