package io.taskflow.support.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.EventType;
import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardMemberRemoved;
import io.taskflow.events.board.BoardMemberRoleChanged;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.BoardRestored;
import io.taskflow.events.board.BoardRole;
import io.taskflow.events.board.BoardVisibility;
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
import io.taskflow.events.board.FieldType;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.board.LabelRecolored;
import io.taskflow.events.board.LabelRenamed;
import io.taskflow.events.board.WipPolicy;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.filter.Filter;
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
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.Recurrence;
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
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.MemberRoleChanged;
import io.taskflow.events.workspace.PlaceholderAdded;
import io.taskflow.events.workspace.PlaceholderMatched;
import io.taskflow.events.workspace.WorkspaceCreated;
import io.taskflow.events.workspace.WorkspaceDeleted;
import io.taskflow.events.workspace.WorkspaceLanguageChanged;
import io.taskflow.events.workspace.WorkspaceRenamed;
import io.taskflow.events.workspace.WorkspaceRestored;
import io.taskflow.events.workspace.WorkspaceTimeZoneChanged;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One stored event a name and revision, in {@code events/<name>.<revision>.json}, kept for ever: today's code reads each,
 * and writes the newest revision byte for byte. What an older revision is read as is told here beside it.
 */
class StoredEventsTest {
    private static final UUID WORKSPACE = UUID.fromString("01980000-0000-7000-8000-000000000001");
    private static final UUID BOARD = UUID.fromString("01980000-0000-7000-8000-000000000002");
    private static final UUID COLUMN = UUID.fromString("01980000-0000-7000-8000-000000000003");
    private static final UUID OTHER_COLUMN = UUID.fromString("01980000-0000-7000-8000-000000000004");
    private static final UUID TASK = UUID.fromString("01980000-0000-7000-8000-000000000005");
    private static final UUID PERSON = UUID.fromString("01980000-0000-7000-8000-000000000006");
    private static final UUID IMPORT = UUID.fromString("01980000-0000-7000-8000-000000000007");
    private static final UUID LABEL = UUID.fromString("01980000-0000-7000-8000-000000000008");
    private static final UUID CHECKLIST = UUID.fromString("01980000-0000-7000-8000-000000000009");
    private static final UUID ITEM = UUID.fromString("01980000-0000-7000-8000-00000000000a");
    private static final UUID COMMENT = UUID.fromString("01980000-0000-7000-8000-00000000000b");
    private static final UUID OTHER_TASK = UUID.fromString("01980000-0000-7000-8000-00000000000c");
    private static final UUID FIELD = UUID.fromString("01980000-0000-7000-8000-00000000000d");
    private static final Recurrence RECURRENCE = new Recurrence(
            2,
            Recurrence.Unit.WEEK,
            List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            "Europe/Berlin",
            Instant.parse("2026-03-01T09:00:00Z"),
            COLUMN);
    private static final UUID INVITATION = UUID.fromString("01980000-0000-7000-8000-000000000008");
    private static final UUID OTHER_PERSON = UUID.fromString("01980000-0000-7000-8000-000000000009");
    private static final UUID FILTER = UUID.fromString("01980000-0000-7000-8000-00000000000e");
    private static final UUID OTHER_BOARD = UUID.fromString("01980000-0000-7000-8000-00000000000f");
    private static final String RANK = "08M2tR4kQz";

    private final EventCodec codec = new EventCodec();

    static Stream<TaskflowEvent> events() {
        return Stream.of(
                new WorkspaceCreated(WORKSPACE, "Größe \uD83D\uDE80", "Europe/Berlin", "de-CH"),
                new WorkspaceRenamed(WORKSPACE, "Team"),
                new WorkspaceTimeZoneChanged(WORKSPACE, "Europe/Zurich"),
                new WorkspaceLanguageChanged(WORKSPACE, "gsw"),
                new WorkspaceDeleted(WORKSPACE, Instant.parse("2026-03-31T09:00:00.123456Z")),
                new WorkspaceRestored(WORKSPACE),
                new PlaceholderMatched(WORKSPACE, PERSON, OTHER_PERSON),
                new MemberAdded(WORKSPACE, PERSON, MemberRole.OWNER),
                new MemberRoleChanged(WORKSPACE, PERSON, MemberRole.OWNER, MemberRole.MEMBER),
                new MemberRemoved(WORKSPACE, PERSON, MemberRole.GUEST),
                new MemberInvited(
                        WORKSPACE, INVITATION, MemberRole.MEMBER, Instant.parse("2026-03-08T09:00:00.123456Z")),
                new InvitationRenewed(WORKSPACE, INVITATION, Instant.parse("2026-03-09T09:00:00Z")),
                new InvitationRevoked(WORKSPACE, INVITATION),
                new InvitationDeclined(WORKSPACE, INVITATION),
                new InvitationAccepted(WORKSPACE, INVITATION, PERSON),
                new PlaceholderAdded(WORKSPACE, PERSON, "Siebel"),
                new BoardCreated(BOARD, WORKSPACE, "V5 3rd", "OPS", "V5", IMPORT),
                new BoardImported(BOARD, IMPORT),
                new BoardRenamed(BOARD, "V6"),
                new BoardArchived(BOARD),
                new BoardRestored(BOARD),
                new BoardVisibilityChanged(BOARD, BoardVisibility.PRIVATE),
                new BoardMemberAdded(BOARD, PERSON, BoardRole.EDITOR),
                new BoardMemberRoleChanged(BOARD, PERSON, BoardRole.EDITOR, BoardRole.COMMENTER),
                new BoardMemberRemoved(BOARD, PERSON, BoardRole.VIEWER),
                new ColumnAdded(BOARD, COLUMN, "Accepted/In Progress", RANK),
                new ColumnRenamed(BOARD, COLUMN, "Doing"),
                new ColumnMoved(BOARD, COLUMN, RANK),
                new ColumnLimited(BOARD, COLUMN, 5, WipPolicy.BLOCK),
                new ColumnArchived(BOARD, COLUMN),
                new ColumnRestored(BOARD, COLUMN, 5, WipPolicy.BLOCK),
                new ColumnDeleted(BOARD, COLUMN),
                new LabelAdded(BOARD, LABEL, "Bug", "#d04437"),
                new LabelRenamed(BOARD, LABEL, "Defect"),
                new LabelRecolored(BOARD, LABEL, "green"),
                new LabelDeleted(BOARD, LABEL),
                new FieldAdded(BOARD, FIELD, "team", "team", FieldType.CHOICE, List.of("V5 3rd", "Größe")),
                new FieldRenamed(BOARD, FIELD, "squad"),
                new FieldOptionsChanged(BOARD, FIELD, List.of("V5 2nd")),
                new FieldDeleted(BOARD, FIELD),
                new TaskCreated(
                        TASK,
                        BOARD,
                        COLUMN,
                        RANK,
                        "Incident",
                        "*now*",
                        List.of(PERSON),
                        Priority.URGENT,
                        Instant.parse("2026-03-01T09:00:00.123456Z"),
                        Map.of("team", "V5 3rd"),
                        "1-364285768"),
                new TaskRenamed(TASK, BOARD, "\"Quoted\"\n"),
                new TaskDescribed(TASK, BOARD, null),
                new TaskMoved(TASK, BOARD, COLUMN, OTHER_COLUMN, RANK),
                new TaskAssigned(TASK, BOARD, PERSON),
                new TaskUnassigned(TASK, BOARD, PERSON),
                new TaskLabelled(TASK, BOARD, LABEL),
                new TaskUnlabelled(TASK, BOARD, LABEL),
                new TaskPrioritized(TASK, BOARD, Priority.LOW),
                new TaskStartChanged(TASK, BOARD, Instant.parse("2026-02-01T09:00:00.5Z")),
                new TaskDueChanged(TASK, BOARD, Instant.parse("2026-03-01T09:00:00Z")),
                new TaskDueMarked(TASK, BOARD, true),
                new TaskFieldsChanged(TASK, BOARD, changes()),
                new ChecklistAdded(TASK, BOARD, CHECKLIST, "Before release"),
                new ChecklistRenamed(TASK, BOARD, CHECKLIST, "After release"),
                new ChecklistRemoved(TASK, BOARD, CHECKLIST),
                new ChecklistItemAdded(TASK, BOARD, CHECKLIST, ITEM, "Tell support"),
                new ChecklistItemReworded(TASK, BOARD, CHECKLIST, ITEM, "Tell sales"),
                new ChecklistItemMarked(TASK, BOARD, CHECKLIST, ITEM, true),
                new ChecklistItemRemoved(TASK, BOARD, CHECKLIST, ITEM),
                new TaskBlocked(TASK, BOARD, OTHER_TASK),
                new TaskUnblocked(TASK, BOARD, OTHER_TASK),
                new BlockingBegan(OTHER_TASK, BOARD, TASK),
                new BlockingEnded(OTHER_TASK, BOARD, TASK),
                new TaskRecurrenceChanged(TASK, BOARD, RECURRENCE),
                new TaskRecurred(TASK, BOARD, OTHER_TASK, Instant.parse("2026-03-02T08:00:00Z")),
                new TaskFollowed(OTHER_TASK, BOARD, TASK, RECURRENCE),
                new TaskArchived(TASK, BOARD),
                new TaskRestored(TASK, BOARD, COLUMN, RANK),
                new TaskLeft(
                        TASK,
                        BOARD,
                        COLUMN,
                        "1-364285768",
                        OTHER_BOARD,
                        List.of(COMMENT),
                        List.of(LABEL),
                        List.of("team"),
                        List.of(PERSON)),
                joined(),
                new CommentAdded(COMMENT, TASK, BOARD, PERSON, "Done?", List.of(PERSON)),
                new CommentEdited(COMMENT, TASK, BOARD, "Done!", List.of()),
                new CommentDeleted(COMMENT, TASK, BOARD),
                new WatcherAdded(TASK, BOARD, PERSON),
                new WatcherRemoved(TASK, BOARD, PERSON),
                new FilterSaved(PERSON, FILTER, "Printers", searched()),
                new FilterRenamed(PERSON, FILTER, "All printers"),
                new FilterChanged(PERSON, FILTER, due()),
                new FilterDeleted(PERSON, FILTER));
    }

    private static TaskJoined joined() {
        return new TaskJoined(
                TASK,
                OTHER_BOARD,
                BOARD,
                COLUMN,
                RANK,
                "Incident",
                "*now*",
                List.of(PERSON),
                List.of(LABEL),
                Priority.URGENT,
                null,
                Instant.parse("2026-03-01T09:00:00.123456Z"),
                true,
                Map.of("team", "V5 3rd"),
                List.of(new TaskJoined.Checklist(
                        CHECKLIST, "Before release", List.of(new TaskJoined.Item(ITEM, "Tell support", true)))),
                List.of(OTHER_TASK),
                List.of(),
                RECURRENCE,
                "1-364285768",
                List.of(new TaskJoined.Comment(
                        COMMENT,
                        PERSON,
                        "Done?",
                        List.of(OTHER_PERSON),
                        2,
                        Instant.parse("2026-02-01T09:00:00Z"),
                        42,
                        Instant.parse("2026-02-02T09:00:00.5Z"))),
                List.of(OTHER_PERSON),
                Instant.parse("2026-01-01T09:00:00Z"),
                null,
                7);
    }

    private static Filter searched() {
        return new Filter(Filter.List.SEARCH, "printer", WORKSPACE, BOARD, PERSON, LABEL, "task", null, null);
    }

    private static Filter due() {
        Instant due = Instant.parse("2026-03-01T09:00:00Z");
        return new Filter(Filter.List.TASKS, null, null, null, null, null, null, false, due);
    }

    private static Map<String, String> changes() {
        Map<String, String> changes = new HashMap<>();
        changes.put("team", null);
        changes.put("size", "5");
        return changes;
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadAndWrittenAsItWasStored(TaskflowEvent event) throws IOException {
        EventType type = EventTypes.of(event.getClass());
        byte[] stored = stored(type);

        assertThat(codec.decode(type.name(), type.revision(), stored)).isEqualTo(event);
        assertThat(new String(codec.encode(event), UTF_8)).isEqualTo(new String(stored, UTF_8));
    }

    @Test
    void everyEventIsThere() {
        assertThat(events().map(Object::getClass)).containsExactlyInAnyOrderElementsOf(List.copyOf(EventTypes.all()));
    }

    private static byte[] stored(EventType type) throws IOException {
        String name = "/events/" + type.name() + "." + type.revision() + ".json";
        try (InputStream file = StoredEventsTest.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), UTF_8).stripTrailing().getBytes(UTF_8);
        }
    }
}
