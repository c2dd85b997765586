package io.taskflow.standalone.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's files below the data directory: {@code postgres/}, its password (mode 600) and what it says while it starts. */
final class Cluster {

    static final String USER = "taskflow";

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final String MAJOR = "18";

    private final Path directory;
    private final Path passwordFile;
    private final Path startLog;

    private Cluster(Path data) {
        directory = data.resolve("postgres");
        passwordFile = data.resolve("postgres-password.txt");
        startLog = data.resolve("postgres-start.log");
    }

    /** The cluster below {@code data}, made if there is none yet. */
    static Cluster in(Path data, PostgresBinaries binaries, UserNamespace namespace) {
        try {
            Cluster cluster = new Cluster(Files.createDirectories(data).toRealPath());
            if (Files.isDirectory(cluster.directory)) {
                cluster.requireSameMajor();
            } else {
                cluster.initialise(binaries, namespace);
            }
            return cluster;
        } catch (IOException e) {
            throw new PostgresFailure(
                    "PostgreSQL's data directory below " + data + " cannot be made: " + e.getMessage(), e);
        }
    }

    Path directory() {
        return directory;
    }

    Path startLog() {
        return startLog;
    }

    String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new PostgresFailure("PostgreSQL's password cannot be read from " + passwordFile, e);
        }
    }

    /** What PostgreSQL said last while starting, as one line. */
    String complaint() {
        try {
            List<String> lines = Files.readAllLines(startLog, StandardCharsets.UTF_8);
            return String.join("; ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
        } catch (IOException e) {
            return "it said nothing";
        }
    }

    private void requireSameMajor() throws IOException {
        Path version = directory.resolve("PG_VERSION");
        String major = Files.exists(version) ? Files.readString(version).strip() : "an unknown version";
        if (!major.equals(MAJOR)) {
            throw new PostgresFailure(
                    directory + " was made by PostgreSQL " + major + ", but this taskflow carries " + MAJOR
                            + "; start the taskflow that made it, or move its content over with pg_dump and pg_restore");
        }
    }

    /** Made beside and renamed, so that a crash half-way leaves no half a cluster. */
    private void initialise(PostgresBinaries binaries, UserNamespace namespace) throws IOException {
        log.info("Making a PostgreSQL data directory in {}", directory);
        Path fresh = directory.resolveSibling("postgres.new");
        Directories.delete(fresh);
        writePassword();
        List<String> initdb = List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order of text on every machine, whatever its C library.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Process process = new ProcessBuilder(namespace.command(initdb))
                .redirectErrorStream(true)
                .redirectOutput(startLog.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new PostgresFailure("initdb failed: " + complaint());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new PostgresFailure("interrupted while PostgreSQL was made", e);
        }
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        try {
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            log.debug("A password is left from an interrupted start", e);
        }
        Files.writeString(passwordFile, HexFormat.of().formatHex(random) + "\n");
    }
}
