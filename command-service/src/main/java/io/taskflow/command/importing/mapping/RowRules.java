package io.taskflow.command.importing.mapping;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.taskflow.command.importing.mapping.Mapping.Blank;
import io.taskflow.events.task.Priority;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a record must be, and what it means: a pure function from cells to a row or a problem. */
final class RowRules {
    static final int LONGEST_ID = 255;
    static final int LONGEST_ID_BYTES = 960;
    static final int LONGEST_NAME = 200;
    static final int LONGEST_TITLE = 500;
    static final int LONGEST_VALUE = 20_000;

    private static final long EARLIEST =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("1900-01-01T00:00:00Z"));

    private final Mapping mapping;
    private final Header header;
    private final Map<String, Integer> templateColumns = new HashMap<>();
    private final int task;
    private final int at;
    private final int board;
    private final int column;
    private final int assignee;
    private final int actor;
    private final int priority;
    private final String[] fieldNames;
    private final int[] fields;
    private final long now;

    /** @throws InvalidMappingException when a column that the mapping names is not in the header */
    RowRules(Mapping mapping, Header header, Instant now) {
        this.mapping = mapping;
        this.header = header;
        this.now = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        this.task = header.place("task.externalId", mapping.taskId());
        this.at = header.place("at", mapping.at());
        this.board = header.place("board.externalId", mapping.boardId());
        this.column = header.place("column", mapping.column());
        this.assignee = optionalPlace("assignee", mapping.assignee());
        this.actor = optionalPlace("actor", mapping.actor());
        this.priority = mapping.priority() == null
                ? -1
                : header.place("priority.column", mapping.priority().column());
        this.fieldNames = mapping.fields().keySet().toArray(String[]::new);
        this.fields = new int[fieldNames.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = header.place("fields." + fieldNames[i], mapping.fields().getOrDefault(fieldNames[i], ""));
        }
        mapping.title().columns().forEach(name -> templateColumns.put(name, header.place("task.title", name)));
        mapping.boardName().columns().forEach(name -> templateColumns.put(name, header.place("board.name", name)));
    }

    private int optionalPlace(String key, @Nullable String name) {
        return name == null ? -1 : header.place(key, name);
    }

    void apply(long row, CsvRecord record, Consumer<LogRow> good, Consumer<RowProblem> bad) {
        try {
            good.accept(read(row, record));
        } catch (BadRow e) {
            bad.accept(new RowProblem(row, record.getStartingLineNumber(), e.rule, e.text));
        }
    }

    private LogRow read(long row, CsvRecord record) throws BadRow {
        if (record.getFieldCount() != header.size()) {
            throw new BadRow("cells", "it has " + record.getFieldCount() + " cells, the header has " + header.size());
        }
        String taskId = externalId(record, task, "task.externalId", mapping.taskId());
        long micros = instant(required(record, at, "at", mapping.at(), LONGEST_ID));
        String boardId = externalId(record, board, "board.externalId", mapping.boardId());
        String columnName = required(record, column, "column", mapping.column(), LONGEST_NAME);
        String boardName = fill(mapping.boardName(), record, "board.name", LONGEST_NAME);
        return new LogRow(
                row,
                record.getStartingLineNumber(),
                micros,
                taskId,
                boardId,
                boardName.isBlank() ? boardId : boardName,
                fill(mapping.title(), record, "task.title", LONGEST_TITLE),
                columnName,
                carried(record, assignee, "assignee", LONGEST_NAME),
                actor(record),
                priority(record),
                fields(record));
    }

    private long instant(String text) throws BadRow {
        long micros;
        try {
            micros = mapping.format().time().micros(text.strip());
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadRow(
                    "instant",
                    mapping.at() + " is no instant of the format: " + shortened(text) + ": " + e.getMessage());
        }
        if (micros > now) {
            throw new BadRow("future", mapping.at() + " has not come yet: " + text);
        }
        if (micros < EARLIEST) {
            throw new BadRow("range", mapping.at() + " is before 1900: " + text);
        }
        return micros;
    }

    private String actor(CsvRecord record) throws BadRow {
        String name = carried(record, actor, "actor", LONGEST_NAME);
        return name == null ? "" : name;
    }

    private @Nullable String priority(CsvRecord record) throws BadRow {
        String cell = carried(record, priority, "priority", LONGEST_VALUE);
        if (cell == null || cell.isEmpty() || mapping.priority() == null) {
            return cell;
        }
        Priority known = mapping.priority().map().get(cell);
        return known == null ? "" : known.name();
    }

    private List<@Nullable String> fields(CsvRecord record) throws BadRow {
        @Nullable String[] values = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = carried(record, fields[i], fieldNames[i], LONGEST_VALUE);
        }
        return Arrays.asList(values);
    }

    /** Null when the value stays as it was, empty when there is none. */
    private @Nullable String carried(CsvRecord record, int place, String what, int longest) throws BadRow {
        if (place < 0) {
            return null;
        }
        String cell = record.getField(place);
        if (cell.isBlank()) {
            return mapping.blank() == Blank.KEEP ? null : "";
        }
        return mapping.unset(cell) ? "" : checked(cell, what, longest);
    }

    private static String required(CsvRecord record, int place, String key, String name, int longest) throws BadRow {
        String cell = record.getField(place);
        if (cell.isBlank()) {
            throw new BadRow("required", name + " (" + key + ") is empty");
        }
        return checked(cell, name, longest);
    }

    /** It becomes a claim of the log, whose keys are bounded and free of control characters. */
    private static String externalId(CsvRecord record, int place, String key, String name) throws BadRow {
        String id = required(record, place, key, name, LONGEST_ID);
        if (id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID_BYTES) {
            throw new BadRow("max-length", name + " has more than " + LONGEST_ID_BYTES + " bytes in UTF-8");
        }
        if (id.chars().anyMatch(Character::isISOControl)) {
            throw new BadRow("characters", name + " has control characters");
        }
        return id;
    }

    private String fill(Template template, CsvRecord record, String key, int longest) throws BadRow {
        return checked(template.fill(name -> record.getField(templateColumns.getOrDefault(name, 0))), key, longest);
    }

    private static String checked(String text, String what, int longest) throws BadRow {
        if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
            throw new BadRow("max-length", what + " has more than " + longest + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == LogFile.UNREADABLE) {
                throw new BadRow("encoding", what + " has bytes that format.encoding does not know");
            }
            if (c == 0 || Character.isSurrogate(c) && !paired(text, i)) {
                throw new BadRow("characters", what + " has NUL or half a character");
            }
        }
        return text;
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** A record that cannot be imported; it never leaves this class. */
    private static final class BadRow extends Exception {
        private final String rule;
        private final String text;

        BadRow(String rule, String text) {
            super(text, null, false, false);
            this.rule = rule;
            this.text = text;
        }
    }
}
