package io.taskflow.events;

import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardCreated;
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
import io.taskflow.events.board.FieldOptionsChanged;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.board.LabelRecolored;
import io.taskflow.events.board.LabelRenamed;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.filter.FilterChanged;
import io.taskflow.events.filter.FilterDeleted;
import io.taskflow.events.filter.FilterRenamed;
import io.taskflow.events.filter.FilterSaved;
import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemRemoved;
import io.taskflow.events.task.ChecklistItemReworded;
import io.taskflow.events.task.ChecklistRemoved;
import io.taskflow.events.task.ChecklistRenamed;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskBlocked;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskDueMarked;
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
import io.taskflow.events.task.TaskUnblocked;
import io.taskflow.events.task.TaskUnlabelled;
import io.taskflow.events.watcher.WatcherAdded;
import io.taskflow.events.watcher.WatcherRemoved;
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
import io.taskflow.events.workspace.WorkspaceLanguageChanged;
import io.taskflow.events.workspace.WorkspaceRenamed;
import io.taskflow.events.workspace.WorkspaceRestored;
import io.taskflow.events.workspace.WorkspaceTimeZoneChanged;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stored name and revision of every event, written down here and nowhere derived from a class. */
public final class EventTypes {
    private static final Map<Class<? extends TaskflowEvent>, EventType> BY_CLASS = Map.ofEntries(
            Map.entry(WorkspaceCreated.class, new EventType("workspace.created", "1")),
            Map.entry(WorkspaceRenamed.class, new EventType("workspace.renamed", "1")),
            Map.entry(WorkspaceTimeZoneChanged.class, new EventType("workspace.time-zone-changed", "1")),
            Map.entry(WorkspaceLanguageChanged.class, new EventType("workspace.language-changed", "1")),
            Map.entry(WorkspaceDeleted.class, new EventType("workspace.deleted", "1")),
            Map.entry(WorkspaceRestored.class, new EventType("workspace.restored", "1")),
            Map.entry(PlaceholderMatched.class, new EventType("workspace.placeholder-matched", "1")),
            Map.entry(MemberAdded.class, new EventType("workspace.member-added", "1")),
            Map.entry(MemberRoleChanged.class, new EventType("workspace.member-role-changed", "1")),
            Map.entry(MemberRemoved.class, new EventType("workspace.member-removed", "1")),
            Map.entry(MemberInvited.class, new EventType("workspace.member-invited", "1")),
            Map.entry(InvitationRenewed.class, new EventType("workspace.invitation-renewed", "1")),
            Map.entry(InvitationRevoked.class, new EventType("workspace.invitation-revoked", "1")),
            Map.entry(InvitationDeclined.class, new EventType("workspace.invitation-declined", "1")),
            Map.entry(InvitationAccepted.class, new EventType("workspace.invitation-accepted", "1")),
            Map.entry(PlaceholderAdded.class, new EventType("workspace.placeholder-added", "1")),
            Map.entry(BoardCreated.class, new EventType("board.created", "1")),
            Map.entry(BoardImported.class, new EventType("board.imported", "1")),
            Map.entry(BoardRenamed.class, new EventType("board.renamed", "1")),
            Map.entry(BoardArchived.class, new EventType("board.archived", "1")),
            Map.entry(BoardRestored.class, new EventType("board.restored", "1")),
            Map.entry(BoardVisibilityChanged.class, new EventType("board.visibility-changed", "1")),
            Map.entry(BoardMemberAdded.class, new EventType("board.member-added", "1")),
            Map.entry(BoardMemberRoleChanged.class, new EventType("board.member-role-changed", "1")),
            Map.entry(BoardMemberRemoved.class, new EventType("board.member-removed", "1")),
            Map.entry(ColumnAdded.class, new EventType("board.column-added", "1")),
            Map.entry(ColumnRenamed.class, new EventType("board.column-renamed", "1")),
            Map.entry(ColumnMoved.class, new EventType("board.column-moved", "1")),
            Map.entry(ColumnLimited.class, new EventType("board.column-limited", "1")),
            Map.entry(ColumnArchived.class, new EventType("board.column-archived", "1")),
            Map.entry(ColumnRestored.class, new EventType("board.column-restored", "1")),
            Map.entry(ColumnDeleted.class, new EventType("board.column-deleted", "1")),
            Map.entry(LabelAdded.class, new EventType("board.label-added", "1")),
            Map.entry(LabelRenamed.class, new EventType("board.label-renamed", "1")),
            Map.entry(LabelRecolored.class, new EventType("board.label-recolored", "1")),
            Map.entry(LabelDeleted.class, new EventType("board.label-deleted", "1")),
            Map.entry(FieldAdded.class, new EventType("board.field-added", "1")),
            Map.entry(FieldRenamed.class, new EventType("board.field-renamed", "1")),
            Map.entry(FieldOptionsChanged.class, new EventType("board.field-options-changed", "1")),
            Map.entry(FieldDeleted.class, new EventType("board.field-deleted", "1")),
            Map.entry(TaskCreated.class, new EventType("task.created", "1")),
            Map.entry(TaskRenamed.class, new EventType("task.renamed", "1")),
            Map.entry(TaskDescribed.class, new EventType("task.described", "1")),
            Map.entry(TaskMoved.class, new EventType("task.moved", "1")),
            Map.entry(TaskAssigned.class, new EventType("task.assigned", "1")),
            Map.entry(TaskUnassigned.class, new EventType("task.unassigned", "1")),
            Map.entry(TaskLabelled.class, new EventType("task.labelled", "1")),
            Map.entry(TaskUnlabelled.class, new EventType("task.unlabelled", "1")),
            Map.entry(TaskPrioritized.class, new EventType("task.prioritized", "1")),
            Map.entry(TaskStartChanged.class, new EventType("task.start-changed", "1")),
            Map.entry(TaskDueChanged.class, new EventType("task.due-changed", "1")),
            Map.entry(TaskDueMarked.class, new EventType("task.due-marked", "1")),
            Map.entry(ChecklistAdded.class, new EventType("task.checklist-added", "1")),
            Map.entry(ChecklistRenamed.class, new EventType("task.checklist-renamed", "1")),
            Map.entry(ChecklistRemoved.class, new EventType("task.checklist-removed", "1")),
            Map.entry(ChecklistItemAdded.class, new EventType("task.checklist-item-added", "1")),
            Map.entry(ChecklistItemReworded.class, new EventType("task.checklist-item-reworded", "1")),
            Map.entry(ChecklistItemMarked.class, new EventType("task.checklist-item-marked", "1")),
            Map.entry(ChecklistItemRemoved.class, new EventType("task.checklist-item-removed", "1")),
            Map.entry(TaskBlocked.class, new EventType("task.blocked", "1")),
            Map.entry(TaskUnblocked.class, new EventType("task.unblocked", "1")),
            Map.entry(BlockingBegan.class, new EventType("task.blocking-began", "1")),
            Map.entry(BlockingEnded.class, new EventType("task.blocking-ended", "1")),
            Map.entry(TaskFieldsChanged.class, new EventType("task.fields-changed", "1")),
            Map.entry(TaskRecurrenceChanged.class, new EventType("task.recurrence-changed", "1")),
            Map.entry(TaskRecurred.class, new EventType("task.recurred", "1")),
            Map.entry(TaskFollowed.class, new EventType("task.followed", "1")),
            Map.entry(TaskArchived.class, new EventType("task.archived", "1")),
            Map.entry(TaskRestored.class, new EventType("task.restored", "1")),
            Map.entry(TaskLeft.class, new EventType("task.left", "1")),
            Map.entry(TaskJoined.class, new EventType("task.joined", "1")),
            Map.entry(CommentAdded.class, new EventType("comment.added", "1")),
            Map.entry(CommentEdited.class, new EventType("comment.edited", "1")),
            Map.entry(CommentDeleted.class, new EventType("comment.deleted", "1")),
            Map.entry(WatcherAdded.class, new EventType("watcher.added", "1")),
            Map.entry(WatcherRemoved.class, new EventType("watcher.removed", "1")),
            Map.entry(FilterSaved.class, new EventType("filter.saved", "1")),
            Map.entry(FilterRenamed.class, new EventType("filter.renamed", "1")),
            Map.entry(FilterChanged.class, new EventType("filter.changed", "1")),
            Map.entry(FilterDeleted.class, new EventType("filter.deleted", "1")));

    private static final Map<String, Class<? extends TaskflowEvent>> BY_NAME =
            BY_CLASS.keySet().stream().collect(Collectors.toUnmodifiableMap(c -> of(c).name(), Function.identity()));

    private EventTypes() {}

    /** The stored type of an event class; every permitted class has one. */
    public static EventType of(Class<? extends TaskflowEvent> event) {
        EventType type = BY_CLASS.get(event);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " has no stored name in EventTypes");
        }
        return type;
    }

    /** The class that today reads events of this stored name; empty when no event was ever called so. */
    public static Optional<Class<? extends TaskflowEvent>> classOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Every event class there is. */
    public static Set<Class<? extends TaskflowEvent>> all() {
        return BY_CLASS.keySet();
    }
}
