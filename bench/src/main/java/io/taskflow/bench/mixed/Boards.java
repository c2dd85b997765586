package io.taskflow.bench.mixed;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.taskflow.bench.process.TaskflowServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Boards of open tasks, brought in by one import; they are known by their ids. */
final class Boards {
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
    private static final String MAPPING = """
            format: { delimiter: ",", encoding: UTF-8, timestamp: iso }
            board: { externalId: board, name: "Board {board}" }
            task: { externalId: task, title: "Look into the incident of customer {task}" }
            at: at
            column: column
            """;

    /** A board and what stands on it. */
    record Board(String id, List<String> columns, List<String> tasks) {
        Board(String id) {
            this(id, new ArrayList<>(), new ArrayList<>());
        }
    }

    private Boards() {}

    /**
     * Imports them.
     *
     * @param tasks how many stand on each, by its name
     * @return each by its name
     */
    static Map<String, Board> importInto(
            TaskflowServer server, Path directory, String workspace, Map<String, Integer> tasks, int columns)
            throws IOException, InterruptedException, SQLException {
        Path file = directory.resolve("boards.csv");
        Path mapping = Files.writeString(directory.resolve("boards.yml"), MAPPING);
        try (var out = CsvWriter.builder().build(file)) {
            out.writeRecord("board", "task", "at", "column");
            tasks.forEach((board, count) -> {
                for (int task = 0; task < count; task++) {
                    out.writeRecord(
                            board, board + "-" + task, BEGIN.plusSeconds(task).toString(), "Column " + task % columns);
                }
            });
        }
        server.importLog(workspace, file, mapping);
        return read(server, tasks);
    }

    private static Map<String, Board> read(TaskflowServer server, Map<String, Integer> tasks) throws SQLException {
        Map<String, Board> boards = new LinkedHashMap<>();
        Map<String, Board> byId = new LinkedHashMap<>();
        try (var connection = server.postgres().connect();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("SELECT board_id, external_id FROM board.board_current");
            while (found.next()) {
                String name = found.getString(2);
                if (name != null && tasks.containsKey(name)) {
                    var board = new Board(found.getString(1));
                    boards.put(name, board);
                    byId.put(board.id(), board);
                }
            }
            var columns = statement.executeQuery("SELECT board_id, column_id FROM board.column_current ORDER BY rank");
            while (columns.next()) {
                add(byId, columns.getString(1), columns.getString(2), true);
            }
            var open = statement.executeQuery("SELECT board_id, task_id FROM board.task_current");
            while (open.next()) {
                add(byId, open.getString(1), open.getString(2), false);
            }
        }
        return boards;
    }

    private static void add(Map<String, Board> boards, String id, String of, boolean column) {
        Board board = boards.get(id);
        if (board != null) {
            (column ? board.columns() : board.tasks()).add(of);
        }
    }
}
