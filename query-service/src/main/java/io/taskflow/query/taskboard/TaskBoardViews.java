package io.taskflow.query.taskboard;

import io.taskflow.query.moment.Moment;
import io.taskflow.query.paging.Cursors;
import io.taskflow.query.people.People;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts header, tasks and people together as {@code GET /boards/{id}} shows them, wherever they were read. */
@Component
public class TaskBoardViews {
    private final Cursors cursors;

    TaskBoardViews(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * The board as the API shows it.
     *
     * @param viewer who may go on with the cursors in it
     * @param position what the answer shows; the pages of a live board stay there
     */
    public TaskBoardView view(
            UUID viewer,
            UUID board,
            BoardHeader header,
            BoardTasks tasks,
            People people,
            Moment moment,
            long position) {
        Moment pinned = moment.pinnedAt(position);
        return new TaskBoardView(
                board,
                header.externalId(),
                header.key(),
                header.name(),
                header.visibility(),
                header.archived(),
                header.version(),
                position,
                moment.askedTime(),
                header.labels(),
                header.fields().shown(),
                header.shown().stream()
                        .map(column -> column(viewer, board, header, column, tasks, people, pinned))
                        .toList(),
                header.hidden().stream()
                        .map(column -> new TaskBoardView.ArchivedColumn(column.id(), column.name()))
                        .toList());
    }

    private TaskBoardView.Column column(
            UUID viewer,
            UUID board,
            BoardHeader header,
            BoardHeader.ColumnName column,
            BoardTasks tasks,
            People people,
            Moment pinned) {
        List<TaskRow> rows = tasks.rows().getOrDefault(column.id(), List.of());
        long count = tasks.counts().getOrDefault(column.id(), 0L);
        String next = rows.size() < count
                ? cursors.seal(
                        viewer,
                        GetTaskBoard.columnQuery(board, column.id()),
                        new Cursors.Place(
                                pinned,
                                rows.getLast().rank(),
                                rows.getLast().id().toString()))
                : null;
        return new TaskBoardView.Column(
                column.id(),
                column.name(),
                column.wipLimit(),
                column.wipPolicy(),
                count,
                next,
                rows.stream()
                        .map(row -> row.card(people, header.labels(), header.fields()))
                        .toList());
    }
}
