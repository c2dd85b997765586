package io.taskflow.standalone.importing;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How an import goes, on one line that is drawn again and again; a line a phase where output is no terminal. */
final class ProgressLine {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private String shown = "";
    private String phase = "";

    ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(@Nullable JsonNode report) {
        String now = report == null ? "UPLOADING" : report.path("phase").asString("");
        String line = line(report, now);
        if (terminal) {
            if (!line.equals(shown)) {
                out.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
                out.flush();
            }
        } else if (!now.equals(phase)) {
            out.println(line);
        }
        shown = line;
        phase = now;
    }

    void end() {
        if (terminal) {
            out.print("\r" + " ".repeat(shown.length()) + "\r");
            out.flush();
        }
    }

    static String line(@Nullable JsonNode report, String phase) {
        if (report == null) {
            return bar(0, false) + "  uploading";
        }
        double progress = report.path("progress").asDouble(0);
        return switch (phase) {
            case "READING" -> bar(0, false) + "  reading: " + number(report, "rowsRead") + " rows";
            case "ORDERING" -> bar(0, false) + "  putting " + number(report, "rowsRead") + " rows in order";
            case "APPLYING" -> bar(progress, true) + "  " + number(report, "eventsAppended") + " events";
            case "OPENING" -> bar(1, true) + "  opening " + number(report, "boards") + " boards";
            case "SHOWING" -> bar(1, true) + "  waiting for the views";
            default -> bar(1, true) + "  done";
        };
    }

    private static String bar(double progress, boolean known) {
        int filled = known ? (int) Math.round(progress * WIDTH) : 0;
        String percent = known ? String.format(Locale.ROOT, "%3d%%", (int) Math.floor(progress * 100)) : "    ";
        return "[" + "#".repeat(filled) + (known ? "-" : " ").repeat(WIDTH - filled) + "] " + percent;
    }

    static String number(JsonNode report, String name) {
        return String.format(Locale.ROOT, "%,d", report.path(name).asLong(0));
    }
}
