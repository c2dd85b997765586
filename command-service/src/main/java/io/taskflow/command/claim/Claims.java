package io.taskflow.command.claim;

import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardMemberRemoved;
import io.taskflow.events.board.BoardMemberRoleChanged;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.BoardRestored;
import io.taskflow.events.board.BoardVisibilityChanged;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnArchived;
import io.taskflow.events.board.ColumnDeleted;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.ColumnMoved;
import io.taskflow.events.board.ColumnRenamed;
import io.taskflow.events.board.ColumnRestored;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldEvent;
import io.taskflow.events.board.FieldOptionsChanged;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.board.LabelRecolored;
import io.taskflow.events.board.LabelRenamed;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.DependencyEvent;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskDueMarked;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskFollowed;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLabelled;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskRecurred;
import io.taskflow.events.task.TaskRecurrenceChanged;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.task.TaskRestored;
import io.taskflow.events.task.TaskStartChanged;
import io.taskflow.events.task.TaskUnassigned;
import io.taskflow.events.task.TaskUnlabelled;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.InvitationAccepted;
import io.taskflow.events.workspace.InvitationDeclined;
import io.taskflow.events.workspace.InvitationRenewed;
import io.taskflow.events.workspace.InvitationRevoked;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.MemberInvited;
import io.taskflow.events.workspace.MemberRemoved;
import io.taskflow.events.workspace.MemberRoleChanged;
import io.taskflow.events.workspace.PlaceholderAdded;
import io.taskflow.events.workspace.PlaceholderMatched;
import io.taskflow.events.workspace.WorkspaceCreated;
import io.taskflow.events.workspace.WorkspaceDeleted;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.events.workspace.WorkspaceLanguageChanged;
import io.taskflow.events.workspace.WorkspaceRenamed;
import io.taskflow.events.workspace.WorkspaceRestored;
import io.taskflow.events.workspace.WorkspaceTimeZoneChanged;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event demands of claims and counters and does to them, decided with its append: so a column never goes while
 * tasks are in it, whoever decides what at the same moment. What a column demands of tasks is {@link WipLimits} to say.
 */
public final class Claims {
    /** What the claims of boards and columns hold that are archived. */
    static final String ARCHIVED = "archived";

    private Claims() {}

    /** The guard of everything that happens on a board: it takes commands, and is not archived. */
    public static Guard open(UUID boardId) {
        return new Guard.MustHold(Keys.board(boardId), null);
    }

    /** Whether what stands in the way is that a board or a column is archived. */
    public static boolean archived(AppendRefusal refusal) {
        return refusal instanceof AppendRefusal.Taken(String key, String value)
                && ARCHIVED.equals(value)
                && (key.startsWith(Keys.BOARD) || key.startsWith(Keys.COLUMN));
    }

    /** The guards of an event that a command made; an import brings its own. */
    public static List<Guard> of(TaskflowEvent event) {
        return switch (event) {
            case WorkspaceEvent e -> ofWorkspace(e);
            case BoardEvent e -> ofBoard(e);
            case TaskEvent e -> ofTask(e);
            // Whom a comment speaks to is demanded where that is known.
            case CommentEvent e -> List.of(new Guard.Count(Keys.comments(e.taskId()), 1, Long.MAX_VALUE));
            case WatcherEvent e -> List.of();
            // A person's filters are one stream, whose order is guard enough.
            case FilterEvent e -> List.of();
        };
    }

    private static List<Guard> ofWorkspace(WorkspaceEvent event) {
        return switch (event) {
            case MemberAdded e ->
                List.of(
                        new Guard.Claim(Keys.member(e.workspaceId(), e.userId()), null),
                        new Guard.Claim(Keys.role(e.workspaceId(), e.userId(), e.role()), null));
            case MemberRoleChanged e ->
                List.of(
                        new Guard.Release(Keys.role(e.workspaceId(), e.userId(), e.from())),
                        new Guard.Claim(Keys.role(e.workspaceId(), e.userId(), e.role()), null));
            case MemberRemoved e ->
                List.of(
                        new Guard.Release(Keys.member(e.workspaceId(), e.userId())),
                        new Guard.Release(Keys.role(e.workspaceId(), e.userId(), e.role())));
            case PlaceholderAdded e ->
                List.of(new Guard.Claim(Keys.placeholder(e.workspaceId(), e.placeholderId()), null));
            case MemberInvited e -> List.of();
            case InvitationRenewed e -> List.of();
            case InvitationRevoked e -> List.of();
            case InvitationDeclined e -> List.of();
            case InvitationAccepted e -> List.of();
            case PlaceholderMatched e ->
                List.of(new Guard.Release(Keys.placeholder(e.workspaceId(), e.placeholderId())));
            case WorkspaceTimeZoneChanged e -> List.of();
            case WorkspaceLanguageChanged e -> List.of();
            // Whose rights end and begin, the workspace's state tells.
            case WorkspaceDeleted e -> List.of();
            case WorkspaceRestored e -> List.of();
            case WorkspaceCreated e -> List.of();
            case WorkspaceRenamed e -> List.of();
        };
    }

    private static List<Guard> ofBoard(BoardEvent event) {
        return switch (event) {
            case BoardCreated e -> {
                List<Guard> guards = new ArrayList<>();
                guards.add(new Guard.Claim(Keys.board(e.boardId()), null));
                guards.add(new Guard.Claim(Keys.shared(e.boardId()), null));
                if (e.externalId() != null) {
                    guards.add(new Guard.Claim(
                            Keys.boardOf(e.workspaceId(), e.externalId()),
                            e.boardId().toString()));
                }
                yield guards;
            }
            case ColumnAdded e ->
                List.of(made(e.columnId()), new Guard.Claim(Keys.column(e.boardId(), e.columnId()), null));
            case ColumnDeleted e ->
                List.of(
                        new Guard.Release(Keys.column(e.boardId(), e.columnId())),
                        new Guard.Count(Keys.tasks(e.columnId()), 0, 0));
            case BoardImported e -> List.of();
            case BoardRenamed e -> List.of();
            case BoardArchived e -> changed(Keys.board(e.boardId()), ARCHIVED);
            case BoardRestored e -> changed(Keys.board(e.boardId()), null);
            case BoardVisibilityChanged e ->
                List.of(
                        switch (e.visibility()) {
                            case WORKSPACE -> new Guard.Claim(Keys.shared(e.boardId()), null);
                            case PRIVATE -> new Guard.Release(Keys.shared(e.boardId()));
                        });
            case BoardMemberAdded e ->
                List.of(new Guard.Claim(Keys.boardRole(e.boardId(), e.userId(), e.role()), null));
            case BoardMemberRoleChanged e ->
                List.of(
                        new Guard.Release(Keys.boardRole(e.boardId(), e.userId(), e.from())),
                        new Guard.Claim(Keys.boardRole(e.boardId(), e.userId(), e.role()), null));
            case BoardMemberRemoved e -> List.of(new Guard.Release(Keys.boardRole(e.boardId(), e.userId(), e.role())));
            case ColumnRenamed e -> List.of();
            case ColumnMoved e -> List.of();
            case ColumnLimited e ->
                changed(Keys.column(e.boardId(), e.columnId()), WipLimits.blocking(e.wipLimit(), e.wipPolicy()));
            case ColumnArchived e -> changed(Keys.column(e.boardId(), e.columnId()), ARCHIVED);
            case ColumnRestored e ->
                changed(Keys.column(e.boardId(), e.columnId()), WipLimits.blocking(e.wipLimit(), e.wipPolicy()));
            case LabelAdded e ->
                List.of(made(e.labelId()), new Guard.Claim(Keys.label(e.boardId(), e.labelId()), null));
            case LabelDeleted e -> List.of(new Guard.Release(Keys.label(e.boardId(), e.labelId())));
            case LabelRenamed e -> List.of();
            case LabelRecolored e -> List.of();
            case FieldAdded e -> List.of(made(e.fieldId()), counted(e));
            case FieldRenamed e -> List.of(counted(e));
            case FieldOptionsChanged e -> List.of(counted(e));
            case FieldDeleted e -> List.of(counted(e));
        };
    }

    /** The guard of what begins with an id that a client may have chosen: nothing had it, and nothing will have it again. */
    public static Guard made(UUID id) {
        return new Guard.Claim(Keys.made(id), null);
    }

    private static Guard counted(FieldEvent event) {
        return new Guard.Count(Keys.fields(event.boardId()), 1, Long.MAX_VALUE);
    }

    private static List<Guard> changed(String key, @Nullable String value) {
        return List.of(new Guard.Release(key), new Guard.Claim(key, value));
    }

    private static List<Guard> ofTask(TaskEvent event) {
        return switch (event) {
            case TaskCreated e -> arriving(e.taskId(), e.boardId(), e.columnId(), e.externalId());
            case TaskMoved e ->
                e.from().equals(e.columnId())
                        ? List.of()
                        : List.of(
                                new Guard.Count(Keys.tasks(e.from()), -1, Long.MAX_VALUE),
                                new Guard.Count(Keys.tasks(e.columnId()), 1, Long.MAX_VALUE));
            case TaskLeft e -> {
                Guard counted = new Guard.Count(Keys.tasks(e.columnId()), -1, Long.MAX_VALUE);
                yield e.externalId() == null
                        ? List.of(counted)
                        : List.of(counted, new Guard.Release(Keys.taskOf(e.boardId(), e.externalId())));
            }
            case TaskJoined e -> arriving(e.taskId(), e.boardId(), e.columnId(), e.externalId());
            // It never left the column's count, so the column is there.
            case TaskArchived e -> List.of();
            case TaskRestored e -> List.of();
            case TaskRenamed e -> List.of();
            case TaskDescribed e -> List.of();
            case TaskPrioritized e -> List.of();
            case TaskStartChanged e -> List.of();
            case TaskDueChanged e -> List.of();
            case TaskDueMarked e -> List.of();
            case TaskFieldsChanged e -> List.of();
            case TaskRecurrenceChanged e -> List.of();
            case TaskRecurred e -> List.of();
            case TaskFollowed e -> List.of();
            case TaskAssigned e -> List.of();
            case TaskUnassigned e -> List.of();
            case TaskLabelled e -> List.of(new Guard.MustExist(Keys.label(e.boardId(), e.labelId())));
            case TaskUnlabelled e -> List.of();
            case ChecklistEvent e -> List.of();
            // What keeps them from going round is the graph's to demand.
            case DependencyEvent e -> List.of();
        };
    }

    private static List<Guard> arriving(UUID taskId, UUID boardId, UUID columnId, @Nullable String externalId) {
        Guard counted = new Guard.Count(Keys.tasks(columnId), 1, Long.MAX_VALUE);
        return externalId == null
                ? List.of(counted)
                : List.of(counted, new Guard.Claim(Keys.taskOf(boardId, externalId), taskId.toString()));
    }
}
