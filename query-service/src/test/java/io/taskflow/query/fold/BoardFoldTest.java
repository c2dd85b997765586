package io.taskflow.query.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnDeleted;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.ColumnMoved;
import io.taskflow.events.board.ColumnRenamed;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.events.board.FieldType;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.board.WipPolicy;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskBlocked;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskDueMarked;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskLabelled;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.task.TaskRestored;
import io.taskflow.events.task.TaskStartChanged;
import io.taskflow.events.task.TaskUnassigned;
import io.taskflow.events.task.TaskUnblocked;
import io.taskflow.events.workspace.WorkspaceRenamed;
import io.taskflow.query.taskboard.BoardFields;
import io.taskflow.query.taskboard.BoardHeader;
import io.taskflow.query.taskboard.BoardTasks;
import io.taskflow.query.taskboard.TaskChecklist;
import io.taskflow.query.taskboard.TaskChecklists;
import io.taskflow.query.taskboard.TaskDependencies;
import io.taskflow.query.taskboard.TaskRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BoardFoldTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID BOARD = new UUID(1, 1);
    private static final UUID WORKSPACE = new UUID(1, 2);
    private static final UUID TODO = new UUID(2, 1);
    private static final UUID DONE = new UUID(2, 2);
    private static final UUID TASK = new UUID(3, 1);
    private static final UUID ITEM = new UUID(3, 2);
    private static final UUID OTHER = new UUID(3, 4);
    private static final UUID LIST = new UUID(3, 3);
    private static final UUID BUG = new UUID(2, 3);
    private static final UUID COMMENT = new UUID(5, 1);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID GRACE = new UUID(4, 2);

    private final BoardFold board = new BoardFold();
    private final Map<UUID, Long> versions = new HashMap<>();
    private long position;

    /** The next event, a minute after the one before. */
    private LoggedEvent logged(TaskflowEvent event) {
        UUID stream = event instanceof TaskEvent task ? task.taskId() : BOARD;
        long version = versions.merge(stream, 1L, Long::sum);
        return new LoggedEvent(
                ++position,
                version,
                EventTypes.of(event.getClass()).name(),
                NOON.plusSeconds(60 * position),
                ADA,
                event);
    }

    private BoardFold given(TaskflowEvent... events) {
        Arrays.stream(events).map(this::logged).forEach(board::apply);
        return board;
    }

    private BoardFold boardWithColumns() {
        return given(
                new BoardCreated(BOARD, WORKSPACE, "Ops", "OPS", "42", null),
                new ColumnAdded(BOARD, TODO, "To do", "m"),
                new ColumnAdded(BOARD, DONE, "Done", "t"));
    }

    private static TaskCreated created(UUID task, UUID column, String rank, String title) {
        return new TaskCreated(task, BOARD, column, rank, title, null, List.of(), null, null, Map.of(), null);
    }

    private TaskRow task() {
        return board.requireTask(TASK);
    }

    @Test
    void aBoardBeginsWithItsCreation() {
        assertThat(board.begun()).isFalse();
        assertThatThrownBy(board::header).isInstanceOf(IllegalStateException.class);
        BoardHeader header = given(new BoardCreated(BOARD, WORKSPACE, "Ops", "OPS", "42", null))
                .header();
        assertThat(header)
                .isEqualTo(new BoardHeader(
                        WORKSPACE,
                        "42",
                        "OPS",
                        "Ops",
                        false,
                        "WORKSPACE",
                        1,
                        1,
                        1,
                        null,
                        List.of(),
                        BoardFields.NONE,
                        List.of()));
    }

    @Test
    void columnsStandByRankAsBytesAndTiesById() {
        BoardHeader header = given(
                        new BoardCreated(BOARD, WORKSPACE, "Ops", null, null, null),
                        new ColumnAdded(BOARD, new UUID(9, 1), "small a", "a"),
                        new ColumnAdded(BOARD, new UUID(9, 2), "capital B", "B"),
                        new ColumnAdded(BOARD, new UUID(-1, 3), "second B", "B"),
                        new ColumnAdded(BOARD, new UUID(9, 4), "longer", "aV"))
                .header();
        assertThat(header.columns())
                .extracting(BoardHeader.ColumnName::name)
                .containsExactly("capital B", "second B", "small a", "longer");
    }

    @Test
    void columnsAreRenamedMovedAndDeleted() {
        boardWithColumns();
        given(
                new ColumnRenamed(BOARD, DONE, "Finished"),
                new ColumnMoved(BOARD, DONE, "a"),
                new ColumnDeleted(BOARD, TODO),
                new ColumnLimited(BOARD, DONE, 3, WipPolicy.BLOCK),
                new BoardRenamed(BOARD, "Operations"));
        assertThat(board.header().columns())
                .containsExactly(new BoardHeader.ColumnName(DONE, "Finished", 3, "BLOCK", false));
        assertThat(board.header().name()).isEqualTo("Operations");
        assertThat(board.header().version()).isEqualTo(8);
        assertThat(board.columnName(TODO)).isEmpty();
    }

    @Test
    void theBoardsVersionCountsItsOwnEventsAlone() {
        boardWithColumns();
        given(created(TASK, TODO, "m", "Fix it"), new TaskRenamed(TASK, BOARD, "Fix that"));
        assertThat(board.header().version()).isEqualTo(3);
        assertThat(task().version()).isEqualTo(2);
        assertThat(board.position()).isEqualTo(5);
        given(new BoardImported(BOARD, new UUID(8, 8)));
        assertThat(board.header().version()).isEqualTo(4);
    }

    @Test
    void aTaskIsWhatItsEventsMakeIt() {
        boardWithColumns();
        Instant due = NOON.plusSeconds(86_400);
        given(
                new LabelAdded(BOARD, BUG, "Bug", "red"),
                new TaskCreated(
                        TASK,
                        BOARD,
                        TODO,
                        "m",
                        "Fix it",
                        null,
                        List.of(ADA),
                        Priority.LOW,
                        null,
                        Map.of("team", "A", "size", "1"),
                        "T-1"),
                new TaskRenamed(TASK, BOARD, "Fix that"),
                new TaskDescribed(TASK, BOARD, "**now**"),
                new TaskMoved(TASK, BOARD, TODO, DONE, "c"),
                new TaskAssigned(TASK, BOARD, GRACE),
                new TaskUnassigned(TASK, BOARD, ADA),
                new TaskPrioritized(TASK, BOARD, Priority.URGENT),
                new TaskLabelled(TASK, BOARD, BUG),
                new TaskStartChanged(TASK, BOARD, NOON),
                new TaskDueChanged(TASK, BOARD, due),
                new TaskDueMarked(TASK, BOARD, true),
                new ChecklistAdded(TASK, BOARD, LIST, "Before"),
                new ChecklistItemAdded(TASK, BOARD, LIST, ITEM, "Tell"),
                new ChecklistItemMarked(TASK, BOARD, LIST, ITEM, true),
                new TaskBlocked(TASK, BOARD, OTHER),
                new BlockingBegan(TASK, BOARD, ITEM),
                new TaskFieldsChanged(TASK, BOARD, changes("team", null, "size", "2")));
        assertThat(task())
                .isEqualTo(new TaskRow(
                        TASK,
                        BOARD,
                        DONE,
                        "c",
                        "T-1",
                        1,
                        "Fix that",
                        "**now**",
                        List.of(GRACE),
                        List.of(BUG),
                        "URGENT",
                        NOON,
                        due,
                        true,
                        Map.of("size", "2"),
                        TaskChecklists.of(List.of(new TaskChecklist(
                                LIST, "Before", List.of(new TaskChecklist.Item(ITEM, "Tell", true))))),
                        new TaskDependencies(List.of(OTHER), List.of(ITEM)),
                        null,
                        0,
                        false,
                        17,
                        NOON.plusSeconds(60 * 5),
                        ADA,
                        List.of(),
                        21));
    }

    @Test
    void aDeletedLabelLeavesItsTasks() {
        boardWithColumns();
        given(
                new LabelAdded(BOARD, BUG, "Bug", "red"),
                created(TASK, TODO, "m", "T"),
                new TaskLabelled(TASK, BOARD, BUG),
                new LabelDeleted(BOARD, BUG));
        assertThat(board.header().labels()).isEmpty();
        assertThat(task().labels()).isEmpty();
        assertThat(task().version()).isEqualTo(2);
    }

    @Test
    void commentsAreCountedAndLeaveTheVersion() {
        boardWithColumns();
        given(
                created(TASK, TODO, "m", "T"),
                new CommentAdded(COMMENT, TASK, BOARD, ADA, "Done?", List.of()),
                new CommentAdded(new UUID(5, 2), TASK, BOARD, ADA, "Yes", List.of()),
                new CommentEdited(COMMENT, TASK, BOARD, "Done!", List.of()));
        assertThat(task().comments()).isEqualTo(2);
        assertThat(board.comment(COMMENT)).isEqualTo("Done!");
        given(new CommentDeleted(COMMENT, TASK, BOARD));
        assertThat(task().comments()).isEqualTo(1);
        assertThat(task().version()).isEqualTo(1);
        assertThat(task().position()).isEqualTo(board.position());
    }

    @Test
    void tasksAreNumberedInTheOrderOfTheirCreation() {
        boardWithColumns();
        given(created(TASK, TODO, "m", "first"), new TaskArchived(TASK, BOARD), created(ITEM, TODO, "m", "second"));
        assertThat(task().number()).isEqualTo(1);
        assertThat(board.requireTask(ITEM).number()).isEqualTo(2);
    }

    @Test
    void whatIsClearedIsGone() {
        boardWithColumns();
        given(
                new TaskCreated(
                        TASK, BOARD, TODO, "m", "T", "d", List.of(), Priority.HIGH, NOON, Map.of("team", "A"), null),
                new TaskDescribed(TASK, BOARD, null),
                new TaskBlocked(TASK, BOARD, OTHER),
                new TaskUnblocked(TASK, BOARD, OTHER),
                new BlockingBegan(TASK, BOARD, OTHER),
                new BlockingEnded(TASK, BOARD, OTHER),
                new TaskPrioritized(TASK, BOARD, null),
                new TaskDueChanged(TASK, BOARD, null),
                new TaskFieldsChanged(TASK, BOARD, changes("team", null)));
        assertThat(task().description()).isNull();
        assertThat(task().priority()).isNull();
        assertThat(task().dueAt()).isNull();
        assertThat(task().fields()).isEmpty();
    }

    @Test
    void valuesAreShownUnderTheNamesOfTheirFields() {
        boardWithColumns();
        given(new TaskCreated(
                TASK, BOARD, TODO, "m", "T", null, List.of(), null, null, Map.of("team", "A", "region", "R"), null));
        UUID team = UUID.randomUUID();
        UUID region = UUID.randomUUID();
        given(new FieldAdded(BOARD, team, "team", "team", FieldType.TEXT, List.of()));
        assertThat(shown()).isEqualTo(Map.of("team", "A", "region", "R"));
        given(new FieldRenamed(BOARD, team, "squad"));
        assertThat(shown()).isEqualTo(Map.of("squad", "A", "region", "R"));
        assertThat(told(new TaskFieldsChanged(TASK, BOARD, changes("team", "B"))))
                .isEqualTo(new Told(Map.of("fields", Map.of("squad", "A")), Map.of("fields", Map.of("squad", "B"))));
        given(new FieldAdded(BOARD, region, region.toString(), "region", FieldType.CHOICE, List.of("N")));
        assertThat(shown()).as("a field has taken the name").isEqualTo(Map.of("squad", "B"));
        given(new FieldDeleted(BOARD, team), new FieldDeleted(BOARD, region));
        assertThat(shown()).isEqualTo(Map.of("region", "R"));
        assertThat(board.header().fields().shown()).isEmpty();
    }

    private Map<String, String> shown() {
        return board.header().fields().shown(task().fields());
    }

    @Test
    void anArchivedTaskIsOffTheBoardUntilItIsRestored() {
        boardWithColumns();
        given(created(TASK, TODO, "m", "T"), new TaskArchived(TASK, BOARD));
        assertThat(board.openTasks().counts()).isEmpty();
        assertThat(task().archived()).isTrue();
        given(new TaskRestored(TASK, BOARD, DONE, "z"));
        assertThat(board.openTasks().rows().get(DONE)).extracting(TaskRow::rank).containsExactly("z");
    }

    @Test
    void tasksStandByRankAsBytesAndTiesById() {
        boardWithColumns();
        given(
                created(new UUID(3, 9), TODO, "b", "third"),
                created(new UUID(-3, 1), TODO, "b", "fourth"),
                created(new UUID(3, 2), TODO, "B", "first"),
                created(new UUID(3, 3), TODO, "aZ", "second"));
        assertThat(board.openTasks().rows().get(TODO))
                .extracting(TaskRow::title)
                .containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void aLargeBoardShowsTheFirstOfEachColumnAndCountsAll() {
        boardWithColumns();
        for (int i = 0; i < BoardTasks.WHOLE; i++) {
            given(created(new UUID(5, i), TODO, "m%05d".formatted(i), "T"));
        }
        given(created(new UUID(6, 1), DONE, "m", "one of few"));
        BoardTasks tasks = board.openTasks();
        assertThat(tasks.counts()).isEqualTo(Map.of(TODO, (long) BoardTasks.WHOLE, DONE, 1L));
        assertThat(tasks.rows().get(TODO)).hasSize(BoardTasks.FIRST);
        assertThat(tasks.rows().get(DONE)).hasSize(1);
        given(new TaskArchived(new UUID(6, 1), BOARD));
        assertThat(board.openTasks().rows().get(TODO)).hasSize(BoardTasks.WHOLE);
    }

    @Test
    void whatCannotBeIsAFault() {
        boardWithColumns();
        assertThatThrownBy(() -> given(new TaskRenamed(TASK, BOARD, "T"))).hasMessageContaining("before");
        given(created(TASK, TODO, "m", "T"));
        assertThatThrownBy(() -> given(new WorkspaceRenamed(WORKSPACE, "W"))).hasMessageContaining("scope");
    }

    @Test
    void aChangeTellsWhatWasAndWhatIs() {
        boardWithColumns();
        given(new TaskCreated(
                TASK, BOARD, TODO, "m", "Fix it", null, List.of(ADA), null, null, Map.of("team", "A"), null));
        assertThat(told(new TaskMoved(TASK, BOARD, TODO, DONE, "c")))
                .isEqualTo(new Told(
                        Map.of("columnId", TODO, "column", "To do", "rank", "m"),
                        Map.of("columnId", DONE, "column", "Done", "rank", "c")));
        assertThat(told(new TaskRenamed(TASK, BOARD, "Fix that")))
                .isEqualTo(new Told(Map.of("title", "Fix it"), Map.of("title", "Fix that")));
        assertThat(told(new TaskDescribed(TASK, BOARD, "d"))).isEqualTo(new Told(Map.of(), Map.of("description", "d")));
        assertThat(told(new TaskUnassigned(TASK, BOARD, ADA))).isEqualTo(new Told(Map.of("assignee", ADA), Map.of()));
        assertThat(told(new TaskFieldsChanged(TASK, BOARD, changes("team", null, "size", "2"))))
                .isEqualTo(new Told(
                        Map.of("fields", Map.of("team", "A")), Map.of("fields", changes("team", null, "size", "2"))));
        assertThat(told(new TaskArchived(TASK, BOARD))).isEqualTo(new Told(Map.of(), Map.of()));
    }

    @Test
    void aChangeOfTheBoardTellsWhatWasAndWhatIs() {
        boardWithColumns();
        assertThat(Told.of(new BoardRenamed(BOARD, "Operations"), board))
                .isEqualTo(new Told(Map.of("name", "Ops"), Map.of("name", "Operations")));
        assertThat(Told.of(new ColumnRenamed(BOARD, TODO, "Open"), board))
                .isEqualTo(new Told(
                        Map.of("columnId", TODO, "column", "To do"), Map.of("columnId", TODO, "column", "Open")));
        assertThat(Told.of(new ColumnDeleted(BOARD, TODO), board))
                .isEqualTo(new Told(Map.of("columnId", TODO, "column", "To do"), Map.of()));
    }

    private Told told(TaskEvent event) {
        TaskRow before = board.task(event.taskId());
        given(event);
        return Told.of(event, before, board.requireTask(event.taskId()), board);
    }

    private static Map<String, String> changes(String... pairs) {
        Map<String, String> changes = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            changes.put(pairs[i], pairs[i + 1]);
        }
        return changes;
    }
}
