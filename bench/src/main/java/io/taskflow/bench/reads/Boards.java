package io.taskflow.bench.reads;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.taskflow.bench.process.TaskflowServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Boards with a history of their own, brought in by an import. */
final class Boards {
    static final Instant BEGIN = Instant.parse("2024-01-01T08:00:00Z");
    static final Duration LASTING = Duration.ofDays(700);

    private static final String MAPPING = """
            format: { delimiter: ",", encoding: UTF-8, timestamp: iso }
            board: { externalId: board, name: "{board}" }
            task: { externalId: task, title: "Task {task} of {board}" }
            at: at
            column: column
            assignee: person
            """;

    private final CsvWriter out;
    private final Random random = new Random(50);

    private Boards(CsvWriter out) {
        this.out = out;
    }

    /** What a file of boards consists of. */
    interface Content {
        void write(Boards boards);
    }

    static void importInto(TaskflowServer server, Path directory, Content content)
            throws IOException, InterruptedException {
        Path file = directory.resolve("boards.csv");
        Path mapping = Files.writeString(directory.resolve("boards.yml"), MAPPING);
        try (var out = CsvWriter.builder().build(file)) {
            out.writeRecord("board", "task", "at", "column", "person");
            content.write(new Boards(out));
        }
        server.importLog(server.createWorkspace("Boards"), file, mapping);
    }

    /** All its tasks begin on the first day and never end; its changes are spread evenly over 700 days. */
    void add(String board, int tasks, int columns, int changes) {
        for (int task = 0; task < tasks; task++) {
            row(board, task, BEGIN.plusSeconds(task), task % columns);
        }
        Instant at = BEGIN.plus(Duration.ofDays(1));
        Duration step = LASTING.dividedBy(changes + 1L);
        for (int change = 0; change < changes; change++) {
            at = at.plus(step);
            row(board, random.nextInt(tasks), at, random.nextInt(columns));
        }
    }

    /** The id of a board by its name in the file. */
    static String id(TaskflowServer server, String board) throws SQLException {
        return server.text("SELECT board_id::text FROM board.board_current WHERE external_id = '" + board + "'");
    }

    private void row(String board, int task, Instant at, int column) {
        // A task keeps the board of its first row, so its id must be of one board.
        out.writeRecord(board, board + "-" + task, at.toString(), "Column " + column, "person " + random.nextInt(20));
    }
}
