package io.taskflow.query.taskboard;

import io.taskflow.query.paging.Pages;
import io.taskflow.query.people.People;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task at a moment, before its people have names: as a view's row or as the fold of its events.
 *
 * @param number its place among those that were created on its board or came from another; null in a fold of the task's own events, which do not tell it
 * @param fields values by the keys of its board's fields
 * @param comments how many stand; 0 in such a fold
 * @param watchers none in such a fold
 */
public record TaskRow(
        UUID id,
        UUID boardId,
        UUID columnId,
        String rank,
        @Nullable String externalId,
        @Nullable Integer number,
        String title,
        @Nullable String description,
        List<UUID> assignees,
        List<UUID> labels,
        @Nullable String priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        boolean dueDone,
        Map<String, String> fields,
        TaskChecklists checklists,
        TaskDependencies dependencies,
        @Nullable TaskRecurrence recurrence,
        int comments,
        boolean archived,
        long version,
        Instant createdAt,
        @Nullable UUID createdBy,
        List<UUID> watchers,
        long position) {

    /** What the tasks of a column are ordered by. */
    public Pages.Key place() {
        return new Pages.Key(rank, id.toString());
    }

    /**
     * The task as its card shows it.
     *
     * @param ofBoard the labels of its board then: it wears none that was deleted
     * @param named what its board called its fields then
     */
    public TaskBoardView.Card card(People people, List<TaskBoardView.Label> ofBoard, BoardFields named) {
        return new TaskBoardView.Card(
                id,
                number,
                externalId,
                title,
                people.all(assignees),
                worn(ofBoard),
                priority,
                startAt,
                dueAt,
                dueDone,
                version,
                named.shown(fields),
                comments,
                checklists.progress(),
                0);
    }

    private List<UUID> worn(List<TaskBoardView.Label> ofBoard) {
        return labels.stream()
                .filter(id -> ofBoard.stream().anyMatch(label -> label.id().equals(id)))
                .toList();
    }
}
