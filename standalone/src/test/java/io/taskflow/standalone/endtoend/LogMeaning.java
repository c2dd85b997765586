package io.taskflow.standalone.endtoend;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the columns of an event log mean: a mapping file's meaning, told a second time. */
interface LogMeaning {

    Instant at(Map<String, String> row);

    String task(Map<String, String> row);

    String title(Map<String, String> row);

    String board(Map<String, String> row);

    String boardName(Map<String, String> row);

    String column(Map<String, String> row);

    /** The cells that make assignee, priority and fields; the meaning of each is for {@link #carried}. */
    String assignee(Map<String, String> row);

    String priority(Map<String, String> row);

    Map<String, String> priorities();

    /** The columns that fields come from, by the fields' names. */
    Map<String, String> fields();

    Predicate<String> unset();

    boolean blankClears();

    /** What a value is after a cell: {@code before} when the cell says nothing, empty for none. */
    default String carried(String before, String cell, Function<String, String> meaning) {
        if (cell.isBlank()) {
            return blankClears() ? "" : before;
        }
        return unset().test(cell) ? "" : meaning.apply(cell);
    }
}
