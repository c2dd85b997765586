package io.taskflow.standalone.endtoend;

import io.taskflow.standalone.endtoend.BoardPicture.Card;
import io.taskflow.standalone.endtoend.BoardPicture.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the boards of an event log were at any moment, computed from the log's rows alone and the naive way. Moments are
 * asked for in growing order.
 */
final class LogOracle {
    private final LogMeaning meaning;
    private final List<Timed> rows;
    private final Map<String, Board> boards = new LinkedHashMap<>();
    private final Map<String, Task> tasks = new HashMap<>();
    private int done;

    private record Timed(Instant at, Map<String, String> cells) {}

    private static final class Board {
        private final String id;
        private final String name;
        private final Map<String, List<Task>> columns = new LinkedHashMap<>();
        private BoardPicture picture;

        Board(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    private static final class Task {
        private final String id;
        private final String title;
        private final Board board;
        private String column = "";
        private String assignee = "";
        private String priority = "";
        private final Map<String, String> fields = new TreeMap<>();

        Task(String id, String title, Board board) {
            this.id = id;
            this.title = title;
            this.board = board;
        }

        Card card() {
            return new Card(
                    id, title, assignee.isEmpty() ? List.of() : List.of(assignee), priority, new TreeMap<>(fields));
        }
    }

    LogOracle(List<Map<String, String>> rows, LogMeaning meaning) {
        this.meaning = meaning;
        // Stable: rows of one moment stay in the file's order.
        this.rows = rows.stream()
                .map(cells -> new Timed(meaning.at(cells), cells))
                .sorted(Comparator.comparing(Timed::at))
                .toList();
    }

    /** When things happened, each moment as often as there are rows. */
    List<Instant> moments() {
        return rows.stream().map(Timed::at).toList();
    }

    /** When each board began, by its external id. */
    Map<String, Instant> beginnings() {
        Map<String, Instant> began = new HashMap<>();
        Map<String, String> boardOfTask = new HashMap<>();
        for (Timed row : rows) {
            String board = boardOfTask.computeIfAbsent(meaning.task(row.cells()), _ -> meaning.board(row.cells()));
            began.putIfAbsent(board, row.at());
        }
        return began;
    }

    /** Every board there was at this moment. */
    List<BoardPicture> at(Instant moment) {
        while (done < rows.size() && !rows.get(done).at().isAfter(moment)) {
            apply(rows.get(done++).cells());
        }
        List<BoardPicture> pictures = new ArrayList<>();
        for (Board board : boards.values()) {
            if (board.picture == null) {
                board.picture = picture(board);
            }
            pictures.add(board.picture);
        }
        return pictures;
    }

    private void apply(Map<String, String> row) {
        Task task = tasks.computeIfAbsent(meaning.task(row), id -> begin(id, row));
        Board board = task.board;
        board.picture = null;
        String column = meaning.column(row);
        List<Task> place = board.columns.computeIfAbsent(column, _ -> new ArrayList<>());
        if (!task.column.equals(column)) {
            if (!task.column.isEmpty()) {
                board.columns.get(task.column).remove(task);
            }
            place.add(task);
            task.column = column;
        }
        task.assignee = meaning.carried(task.assignee, meaning.assignee(row), name -> name);
        task.priority = meaning.carried(
                task.priority,
                meaning.priority(row),
                cell -> meaning.priorities().getOrDefault(cell, ""));
        meaning.fields().forEach((field, source) -> {
            String value = meaning.carried(task.fields.getOrDefault(field, ""), row.get(source), cell -> cell);
            if (value.isEmpty()) {
                task.fields.remove(field);
            } else {
                task.fields.put(field, value);
            }
        });
    }

    private Task begin(String id, Map<String, String> row) {
        Board board = boards.computeIfAbsent(meaning.board(row), key -> new Board(key, meaning.boardName(row)));
        return new Task(id, meaning.title(row), board);
    }

    private static BoardPicture picture(Board board) {
        return new BoardPicture(
                board.id,
                board.name,
                board.columns.entrySet().stream()
                        .map(column -> new Column(
                                column.getKey(),
                                column.getValue().stream().map(Task::card).toList()))
                        .toList());
    }
}
