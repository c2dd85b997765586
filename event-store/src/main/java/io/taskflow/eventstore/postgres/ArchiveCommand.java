package io.taskflow.eventstore.postgres;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.taskflow.eventstore.archive.Archive;
import io.taskflow.eventstore.archive.ArchiveDamagedException;
import io.taskflow.eventstore.archive.Archives;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/** {@code ./taskflow archive list|store|verify|restore --log jdbc:…}: moves months that are over out of the database into files or S3, and back. */
public final class ArchiveCommand {

    private static final String USAGE = """
            archive list    --log jdbc:postgresql://…                       the months, where they are and what they take
            archive store   --log jdbc:postgresql://… --to WHERE MONTH…      moves months that are over into files
            archive verify  --log jdbc:postgresql://… [MONTH…]               reads archived months through; all unless told
            archive restore --log jdbc:postgresql://… MONTH…                 takes months back into the database
              MONTH is like 2026-01; WHERE is a directory or s3://bucket/prefix, of another server than Amazon's with --s3-endpoint URL
              --user U, and the password in the environment, TASKFLOW_LOG_PASSWORD, or in ~/.pgpass""";

    private final MonthArchiver archiver;
    private final Archive archive;
    private final PrintStream out;

    private ArchiveCommand(PGSimpleDataSource database, Archive archive, PrintStream out) {
        this.archiver = new MonthArchiver(database, archive);
        this.archive = archive;
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    /** @return the process's exit code: 0 when all is done, 1 when it is not, 2 for a wrong call */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        Call call;
        try {
            call = Call.of(arguments);
        } catch (IllegalArgumentException e) {
            err.println("taskflow: " + e.getMessage());
            err.println(USAGE);
            return 2;
        }
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
        try {
            new ArchiveCommand(database(call, environment), new Archives(call.to(), call.s3Endpoint()), out).run(call);
            return 0;
        } catch (IllegalArgumentException | IllegalStateException | ArchiveDamagedException e) {
            err.println("taskflow: " + e.getMessage());
        } catch (FileSystemException e) {
            err.println("taskflow: " + e.getFile() + " " + reason(e));
        } catch (SQLException e) {
            err.println(
                    Sql.isUndefinedTable(e)
                            ? "taskflow: there is no log in this database"
                            : "taskflow: it broke off, and goes on when it is called again: " + e.getMessage());
        } catch (IOException e) {
            err.println("taskflow: it broke off, and goes on when it is called again: " + e.getMessage());
        }
        return 1;
    }

    private enum Action {
        LIST,
        STORE,
        VERIFY,
        RESTORE
    }

    /** @param to where months are stored; means nothing to the other actions */
    private record Call(
            Action action,
            String log,
            String user,
            String to,
            @Nullable URI s3Endpoint,
            List<YearMonth> months) {

        static Call of(List<String> arguments) {
            if (arguments.isEmpty()) {
                throw new IllegalArgumentException("say what to do: list, store, verify or restore");
            }
            Action action = switch (arguments.getFirst()) {
                case "list" -> Action.LIST;
                case "store" -> Action.STORE;
                case "verify" -> Action.VERIFY;
                case "restore" -> Action.RESTORE;
                default -> throw new IllegalArgumentException("archive does not know " + arguments.getFirst());
            };
            Map<String, String> options = new HashMap<>();
            List<YearMonth> months = new ArrayList<>();
            for (int i = 1; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (!argument.startsWith("--")) {
                    months.add(month(argument));
                } else if (!List.of("--log", "--user", "--to", "--s3-endpoint").contains(argument)) {
                    throw new IllegalArgumentException("there is no option " + argument);
                } else if (++i == arguments.size()) {
                    throw new IllegalArgumentException(argument + " needs a value");
                } else {
                    options.put(argument, arguments.get(i));
                }
            }
            String log = options.getOrDefault("--log", "");
            if (!log.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException("--log needs a URL that begins with jdbc:postgresql:");
            }
            if (action == Action.STORE && !options.containsKey("--to")) {
                throw new IllegalArgumentException("--to needs to say where");
            }
            if (months.isEmpty() && (action == Action.STORE || action == Action.RESTORE)) {
                throw new IllegalArgumentException("say which months");
            }
            String s3Endpoint = options.get("--s3-endpoint");
            return new Call(
                    action,
                    log,
                    options.getOrDefault("--user", ""),
                    options.getOrDefault("--to", ""),
                    s3Endpoint == null ? null : URI.create(s3Endpoint),
                    months);
        }

        private static YearMonth month(String text) {
            try {
                return YearMonth.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(text + " is no month; one is like 2026-01", e);
            }
        }
    }

    private static PGSimpleDataSource database(Call call, Map<String, String> environment) {
        var database = new PGSimpleDataSource();
        database.setURL(call.log());
        if (!call.user().isEmpty()) {
            database.setUser(call.user());
        }
        String password = environment.get("TASKFLOW_LOG_PASSWORD");
        if (password != null) {
            database.setPassword(password);
        }
        return database;
    }

    private void run(Call call) throws SQLException, IOException {
        switch (call.action()) {
            case LIST -> list();
            case STORE -> {
                for (YearMonth month : call.months()) {
                    print("stored", archiver.archive(month));
                }
            }
            case VERIFY -> {
                for (YearMonth month : call.months().isEmpty() ? archived() : call.months()) {
                    print("verified", archiver.verify(month));
                }
            }
            case RESTORE -> {
                for (YearMonth month : call.months()) {
                    archiver.restore(month);
                    out.println(month + "  is in the database");
                }
            }
        }
    }

    private void print(String what, MonthArchiver.Archived month) {
        out.printf(
                Locale.ROOT,
                "%s  %s: %,d events, %s in %s%n",
                month.month(),
                what,
                month.events(),
                size(month.bytes()),
                month.place());
    }

    private List<YearMonth> archived() throws SQLException {
        return archiver.months().stream()
                .filter(month -> month.place() != null)
                .map(MonthArchiver.Holding::month)
                .toList();
    }

    private void list() throws SQLException, IOException {
        out.printf("%-7s  %15s  %15s  %12s  %10s  %s%n", "month", "from position", "events", "database", "file", "");
        for (MonthArchiver.Holding month : archiver.months()) {
            out.printf(
                    Locale.ROOT,
                    "%-7s  %,15d  %,15d  %12s  %10s  %s%n",
                    month.month(),
                    month.first(),
                    month.last() - month.first() + 1,
                    month.tableBytes() == 0 ? "" : size(month.tableBytes()),
                    month.place() == null ? "" : fileSize(month.place()),
                    state(month));
        }
    }

    private static String state(MonthArchiver.Holding month) {
        if (!month.over()) {
            return "not over";
        }
        if (month.moving()) {
            return "half stored: store or restore it once more";
        }
        return Objects.requireNonNullElse(month.place(), "").toString();
    }

    private String fileSize(URI place) throws IOException {
        try {
            return size(archive.size(place));
        } catch (NoSuchFileException e) {
            return "missing";
        }
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    private static String reason(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException missing -> "is missing";
            case AccessDeniedException denied -> "may not be read or written";
            case FileAlreadyExistsException file -> "is no directory";
            case NotDirectoryException file -> "is no directory";
            default -> "cannot be read or written: " + e.getReason();
        };
    }
}
