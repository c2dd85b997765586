package io.taskflow.eventstore.migration;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.slf4j.LoggerFactory;

/** {@code ./taskflow migrate axon --from jdbc:… --to jdbc:…}: progress, then a report. */
public final class MigrateCommand {

    private static final String USAGE = """
            migrate axon --from jdbc:postgresql://… --to jdbc:postgresql://… [--from-user U] [--to-user U]
              passwords: in the environment, TASKFLOW_FROM_PASSWORD and TASKFLOW_TO_PASSWORD, or in ~/.pgpass""";

    private static final int CONNECTIONS = 4;
    private static final long TELL_EVERY_NANOS = 2_000_000_000L;

    private MigrateCommand() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    /** @return the process's exit code: 0 when all is migrated, 1 when it is not, 2 for a wrong call */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        Map<String, String> options;
        try {
            options = options(arguments);
        } catch (IllegalArgumentException e) {
            err.println("taskflow: " + e.getMessage());
            err.println(USAGE);
            return 2;
        }
        quietLogs();
        long begun = System.nanoTime();
        try (HikariDataSource from = pool("from", options, environment);
                HikariDataSource to = pool("to", options, environment)) {
            MigrationReport report = new AxonMigration(from, to, telling(out)).run();
            print(report, (System.nanoTime() - begun) / 1e9, out);
            return 0;
        } catch (MigrationRefusedException e) {
            err.println("taskflow: " + e.getMessage());
        } catch (SQLException | RuntimeException e) {
            err.println("taskflow: the migration broke off, and goes on when it is called again: " + e.getMessage());
        }
        return 1;
    }

    private static Map<String, String> options(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("axon")) {
            throw new IllegalArgumentException("say what to migrate from: axon");
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!List.of("--from", "--to", "--from-user", "--to-user").contains(name)) {
                throw new IllegalArgumentException("there is no option " + name);
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            options.put(name.substring(2), arguments.get(i + 1));
        }
        for (String side : List.of("from", "to")) {
            if (!options.getOrDefault(side, "").startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException("--" + side + " needs a URL that begins with jdbc:postgresql:");
            }
        }
        return options;
    }

    private static HikariDataSource pool(String side, Map<String, String> options, Map<String, String> environment) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(options.get(side));
        config.setUsername(options.get(side + "-user"));
        config.setPassword(environment.get("TASKFLOW_" + side.toUpperCase(Locale.ROOT) + "_PASSWORD"));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static void quietLogs() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    private static LongConsumer telling(PrintStream out) {
        long[] told = {System.nanoTime()};
        return events -> {
            if (System.nanoTime() - told[0] > TELL_EVERY_NANOS) {
                told[0] = System.nanoTime();
                out.printf(Locale.ROOT, "%,d events%n", events);
            }
        };
    }

    private static void print(MigrationReport report, double seconds, PrintStream out) {
        out.println("Migrated, and verified to be the same on both sides:");
        row(out, "events", "%,d in %,d streams", report.events(), report.streams());
        if (report.alreadyThere() > 0) {
            row(out, "of them", "%,d brought by an earlier run", report.alreadyThere());
        }
        if (report.waiting() > 0) {
            row(out, "out of order", "%,d stand after those before them in their stream", report.waiting());
        }
        row(out, "SHA-256", "%s", report.eventsHash());
        row(out, "snapshots", "%,d", report.snapshots());
        row(out, "SHA-256", "%s", report.snapshotsHash());
        row(out, "time", "%.1f s", seconds);
        if (!report.tokensFound()) {
            out.println("There is no table of tokens: processors begin where they are configured to.");
        }
        for (MigrationReport.Token token : report.tokens()) {
            row(out, token.processor() + "/" + token.segment(), "%s → %s%s", token.from(), token.to(), again(token));
        }
    }

    private static String again(MigrationReport.Token token) {
        return token.again() == 0
                ? ""
                : String.format(Locale.ROOT, ", %,d events will be handled again", token.again());
    }

    private static void row(PrintStream out, String label, String format, Object... values) {
        out.printf(Locale.ROOT, "  %-16s %s%n", label, String.format(Locale.ROOT, format, values));
    }
}
