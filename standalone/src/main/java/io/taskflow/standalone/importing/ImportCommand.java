package io.taskflow.standalone.importing;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.importing.Server.Answer;
import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code ./taskflow import event-log FILE --mapping M.yml --workspace NAME}: a progress bar, then a report. */
public final class ImportCommand {
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final int PROBLEMS_SHOWN = 20;

    private final ImportOptions options;
    private final PrintStream out;
    private final ProgressLine line;

    private ImportCommand(ImportOptions options, PrintStream out, boolean terminal) {
        this.options = options;
        this.out = out;
        this.line = new ProgressLine(out, terminal);
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err, isTerminal()));
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** @return the process's exit code: 0 when the import is complete, 1 when it is not, 2 for a wrong call */
    static int run(
            List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err, boolean terminal)
            throws InterruptedException {
        ImportOptions options;
        try {
            options = ImportOptions.parse(arguments, environment);
        } catch (CommandRefused e) {
            err.println("taskflow: " + e.getMessage());
            return 2;
        }
        try {
            return new ImportCommand(options, out, terminal).run() ? 0 : 1;
        } catch (CommandRefused e) {
            err.println("taskflow: " + e.getMessage());
            return 1;
        }
    }

    private boolean run() throws InterruptedException {
        long begun = System.nanoTime();
        try (var server = new Server(options)) {
            server.logIn();
            String workspace = server.workspace(options.workspace());
            UUID id = UuidV7.next();
            JsonNode report = watch(server, id, server.upload(workspace, id));
            line.end();
            print(report, (System.nanoTime() - begun) / 1e9);
            return report.path("state").asString("").equals("COMPLETED");
        }
    }

    private JsonNode watch(Server server, UUID id, CompletableFuture<Answer> upload) throws InterruptedException {
        while (true) {
            boolean answered = upload.isDone();
            if (answered) {
                requireAccepted(upload);
            }
            JsonNode report = server.report(id);
            // A refusal says more in the upload's own answer than in the report.
            if (answered && report != null && over(report)) {
                return report;
            }
            line.show(report);
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private void requireAccepted(CompletableFuture<Answer> upload) {
        try {
            Answer answer = upload.join();
            if (!answer.good()) {
                line.end();
                throw new CommandRefused("nothing was imported: " + answer.problem());
            }
        } catch (CompletionException e) {
            throw new CommandRefused("the upload broke off: " + e.getCause());
        }
    }

    private static boolean over(JsonNode report) {
        return switch (report.path("state").asString("")) {
            case "COMPLETED", "FAILED", "CANCELLED" -> true;
            default -> false;
        };
    }

    private void print(JsonNode report, double seconds) {
        out.println(
                switch (report.path("state").asString("")) {
                    case "COMPLETED" ->
                        "Imported " + options.file().getFileName() + " into " + options.workspace() + ":";
                    case "CANCELLED" -> "The import was cancelled; nothing of it can be seen.";
                    default -> "The import failed: " + report.path("detail").asString("");
                });
        print("rows read", report, "rowsRead");
        print("bad rows", report, "badRows");
        print("without change", report, "unchangedRows");
        print("boards", report, "boards");
        print("tasks", report, "tasks");
        print("events", report, "eventsAppended");
        print("up to position", report, "position");
        long rows = report.path("rowsRead").asLong(0);
        row(
                "time",
                String.format(
                        Locale.ROOT,
                        "%.1f s, %,d rows a second",
                        seconds,
                        Math.round(rows / Math.max(seconds, 0.001))));
        row("import", report.path("id").asString(""));
        printProblems(report.path("problems"), report.path("badRows").asLong(0));
    }

    private void printProblems(JsonNode problems, long all) {
        if (all == 0) {
            return;
        }
        out.println("Bad rows:");
        int shown = 0;
        for (JsonNode problem : problems) {
            if (++shown > PROBLEMS_SHOWN) {
                break;
            }
            out.println("  row " + problem.path("row").asLong() + " (line "
                    + problem.path("line").asLong() + "): "
                    + problem.path("message").asString(""));
        }
        if (all > Math.min(shown, PROBLEMS_SHOWN)) {
            out.println("  and " + String.format(Locale.ROOT, "%,d", all - Math.min(shown, PROBLEMS_SHOWN)) + " more");
        }
    }

    private void print(String label, JsonNode report, String name) {
        if (report.has(name)) {
            row(label, ProgressLine.number(report, name));
        }
    }

    private void row(String label, @Nullable String value) {
        out.println(String.format(Locale.ROOT, "  %-16s %s", label, value));
    }
}
