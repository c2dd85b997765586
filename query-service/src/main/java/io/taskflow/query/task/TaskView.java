package io.taskflow.query.task;

import io.taskflow.query.people.People;
import io.taskflow.query.people.Person;
import io.taskflow.query.taskboard.BoardFields;
import io.taskflow.query.taskboard.SeenTasks;
import io.taskflow.query.taskboard.TaskBoardView;
import io.taskflow.query.taskboard.TaskChecklist;
import io.taskflow.query.taskboard.TaskDependencies;
import io.taskflow.query.taskboard.TaskRecurrence;
import io.taskflow.query.taskboard.TaskRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task with all there is to it.
 *
 * @param description Markdown, or null
 * @param dependencies with tasks on boards that the viewer may see
 * @param recurrence null when it does not come again
 * @param createdBy null when the system made it
 */
public record TaskView(
        UUID id,
        @Nullable Integer number,
        @Nullable String externalId,
        String title,
        List<Person> assignees,
        List<UUID> labels,
        @Nullable String priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        boolean dueDone,
        long version,
        Map<String, String> fields,
        int comments,
        TaskBoardView.Checklist checklist,
        int attachments,
        UUID boardId,
        UUID columnId,
        @Nullable String description,
        boolean archived,
        List<TaskChecklist> checklists,
        @Nullable TaskRecurrence recurrence,
        List<Person> watchers,
        TaskDependencies dependencies,
        Instant createdAt,
        @Nullable Person createdBy) {

    /** The people a task names. */
    static List<UUID> peopleOf(TaskRow row) {
        List<UUID> people = new ArrayList<>(row.assignees());
        people.addAll(row.watchers());
        if (row.createdBy() != null) {
            people.add(row.createdBy());
        }
        return people;
    }

    static TaskView of(
            TaskRow row, People people, List<TaskBoardView.Label> ofBoard, BoardFields named, SeenTasks seen) {
        TaskBoardView.Card card = row.card(people, ofBoard, named);
        return new TaskView(
                card.id(),
                card.number(),
                card.externalId(),
                card.title(),
                card.assignees(),
                card.labels(),
                card.priority(),
                card.startAt(),
                card.dueAt(),
                card.dueDone(),
                card.version(),
                card.fields(),
                card.comments(),
                card.checklist(),
                card.attachments(),
                row.boardId(),
                row.columnId(),
                row.description(),
                row.archived(),
                row.checklists().all(),
                row.recurrence(),
                people.all(row.watchers()),
                seen.of(row.dependencies()),
                row.createdAt(),
                row.createdBy() == null ? null : people.get(row.createdBy()));
    }
}
