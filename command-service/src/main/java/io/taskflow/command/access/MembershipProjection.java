package io.taskflow.command.access;

import io.taskflow.command.inline.Statements;
import io.taskflow.command.inline.Statements.Column;
import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.AccessEvent;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardMemberRemoved;
import io.taskflow.events.board.BoardMemberRoleChanged;
import io.taskflow.events.board.BoardVisibility;
import io.taskflow.events.board.BoardVisibilityChanged;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.MemberRemoved;
import io.taskflow.events.workspace.MemberRoleChanged;
import io.taskflow.events.workspace.PlaceholderAdded;
import io.taskflow.events.workspace.PlaceholderMatched;
import io.taskflow.events.workspace.WorkspaceDeleted;
import io.taskflow.events.workspace.WorkspaceRestored;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps people of workspaces and boards of workspaces, for the very next command and for the read side's rights. */
public final class MembershipProjection implements InlineProjection {
    /** The role of a person that no account stands for. */
    static final String PLACEHOLDER = "PLACEHOLDER";

    private static final Set<String> HEARD = Stream.of(
                    MemberAdded.class,
                    MemberRoleChanged.class,
                    MemberRemoved.class,
                    PlaceholderAdded.class,
                    PlaceholderMatched.class,
                    WorkspaceDeleted.class,
                    WorkspaceRestored.class,
                    BoardCreated.class,
                    BoardImported.class,
                    BoardVisibilityChanged.class,
                    BoardMemberAdded.class,
                    BoardMemberRoleChanged.class,
                    BoardMemberRemoved.class)
            .map(type -> EventTypes.of(type).name())
            .collect(Collectors.toUnmodifiableSet());

    private final EventCodec codec;

    public MembershipProjection(EventCodec codec) {
        this.codec = codec;
    }

    /** @param role null for who is gone */
    private record Member(
            UUID workspaceId,
            UUID userId,
            @Nullable String role,
            @Nullable String name) {
        static final Column<Member> WORKSPACE = new Column<>("uuid", Member::workspaceId);
        static final Column<Member> USER = new Column<>("uuid", Member::userId);

        boolean stays() {
            return role != null;
        }
    }

    /** @param role null for who is gone */
    private record BoardMember(
            UUID boardId, UUID userId, @Nullable String role) {
        static final Column<BoardMember> BOARD = new Column<>("uuid", BoardMember::boardId);
        static final Column<BoardMember> USER = new Column<>("uuid", BoardMember::userId);

        boolean stays() {
            return role != null;
        }
    }

    private record Hidden(UUID boardId, boolean whether) {}

    /** What a group of events comes to, as far as it is not written yet: of a row, what it is last. */
    private static final class Changes {
        private final Connection connection;
        private final Map<Key, Member> members = new LinkedHashMap<>();
        private final List<BoardCreated> boards = new ArrayList<>();
        private final List<UUID> opened = new ArrayList<>();
        private final Map<UUID, Hidden> hidden = new LinkedHashMap<>();
        private final Map<Key, BoardMember> boardMembers = new LinkedHashMap<>();

        /** @param in a workspace or a board */
        private record Key(UUID in, UUID userId) {}

        Changes(Connection connection) {
            this.connection = connection;
        }

        void hear(TaskflowEvent event) throws SQLException {
            switch (event) {
                case MemberAdded e -> is(e.workspaceId(), e.userId(), e.role().name(), null);
                case MemberRoleChanged e ->
                    is(e.workspaceId(), e.userId(), e.role().name(), null);
                case MemberRemoved e -> is(e.workspaceId(), e.userId(), null, null);
                case PlaceholderAdded e -> is(e.workspaceId(), e.placeholderId(), PLACEHOLDER, e.name());
                case PlaceholderMatched e -> {
                    write();
                    match(e);
                }
                case WorkspaceDeleted e -> {
                    write();
                    move(e.workspaceId(), "membership", "hidden_membership");
                }
                case WorkspaceRestored e -> {
                    write();
                    move(e.workspaceId(), "hidden_membership", "membership");
                }
                case BoardCreated e -> boards.add(e);
                case BoardImported e -> opened.add(e.boardId());
                case AccessEvent e -> access(e);
                default -> throw new IllegalStateException(event + " is not heard here");
            }
        }

        private void access(AccessEvent event) {
            switch (event) {
                case BoardVisibilityChanged e ->
                    hidden.put(e.boardId(), new Hidden(e.boardId(), e.visibility() == BoardVisibility.PRIVATE));
                case BoardMemberAdded e ->
                    isOn(e.boardId(), e.userId(), e.role().name());
                case BoardMemberRoleChanged e ->
                    isOn(e.boardId(), e.userId(), e.role().name());
                case BoardMemberRemoved e -> isOn(e.boardId(), e.userId(), null);
            }
        }

        private void is(UUID workspaceId, UUID userId, @Nullable String role, @Nullable String name) {
            members.put(new Key(workspaceId, userId), new Member(workspaceId, userId, role, name));
        }

        private void isOn(UUID boardId, UUID userId, @Nullable String role) {
            boardMembers.put(new Key(boardId, userId), new BoardMember(boardId, userId, role));
        }

        void write() throws SQLException {
            writeMembers();
            writeBoards();
            writeBoardMembers();
            members.clear();
            boards.clear();
            opened.clear();
            hidden.clear();
            boardMembers.clear();
        }

        private void writeMembers() throws SQLException {
            Statements.runForAll(
                    connection,
                    """
                    INSERT INTO command.membership (workspace_id, user_id, role, placeholder_name)
                    SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[])
                    ON CONFLICT (workspace_id, user_id) DO UPDATE
                      SET role = excluded.role, placeholder_name = excluded.placeholder_name""",
                    members.values().stream().filter(Member::stays).toList(),
                    Member.WORKSPACE,
                    Member.USER,
                    new Column<>("text", Member::role),
                    new Column<>("text", Member::name));
            Statements.runForAll(
                    connection,
                    """
                    DELETE FROM command.membership m USING unnest(?::uuid[], ?::uuid[]) AS gone (workspace_id, user_id)
                     WHERE m.workspace_id = gone.workspace_id AND m.user_id = gone.user_id""",
                    members.values().stream().filter(member -> !member.stays()).toList(),
                    Member.WORKSPACE,
                    Member.USER);
        }

        private void writeBoards() throws SQLException {
            Statements.runForAll(
                    connection,
                    """
                    INSERT INTO command.board_workspace (board_id, workspace_id, open)
                    SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::boolean[])""",
                    boards,
                    new Column<>("uuid", BoardCreated::boardId),
                    new Column<>("uuid", BoardCreated::workspaceId),
                    new Column<>("boolean", board -> board.importId() == null));
            Statements.runForAll(
                    connection,
                    "UPDATE command.board_workspace SET open = true WHERE board_id = ANY (?)",
                    opened,
                    new Column<>("uuid", board -> board));
            Statements.runForAll(
                    connection,
                    """
                    UPDATE command.board_workspace w SET private = hidden.whether
                      FROM unnest(?::uuid[], ?::boolean[]) AS hidden (board_id, whether)
                     WHERE w.board_id = hidden.board_id""",
                    hidden.values(),
                    new Column<>("uuid", Hidden::boardId),
                    new Column<>("boolean", Hidden::whether));
        }

        private void writeBoardMembers() throws SQLException {
            Statements.runForAll(
                    connection,
                    """
                    INSERT INTO command.board_member (board_id, user_id, role)
                    SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[])
                    ON CONFLICT (board_id, user_id) DO UPDATE SET role = excluded.role""",
                    boardMembers.values().stream().filter(BoardMember::stays).toList(),
                    BoardMember.BOARD,
                    BoardMember.USER,
                    new Column<>("text", BoardMember::role));
            Statements.runForAll(
                    connection,
                    """
                    DELETE FROM command.board_member m USING unnest(?::uuid[], ?::uuid[]) AS gone (board_id, user_id)
                     WHERE m.board_id = gone.board_id AND m.user_id = gone.user_id""",
                    boardMembers.values().stream()
                            .filter(member -> !member.stays())
                            .toList(),
                    BoardMember.BOARD,
                    BoardMember.USER);
        }

        private void match(PlaceholderMatched event) throws SQLException {
            Statements.run(
                    connection,
                    "UPDATE command.membership SET matched_to = ? WHERE workspace_id = ? AND user_id = ?",
                    event.userId(),
                    event.workspaceId(),
                    event.placeholderId());
        }

        private void move(UUID workspaceId, String from, String to) throws SQLException {
            Statements.run(connection, """
                    WITH moved AS (DELETE FROM command.%s WHERE workspace_id = ? RETURNING *)
                    INSERT INTO command.%s SELECT * FROM moved""".formatted(from, to), workspaceId);
        }
    }

    @Override
    public void apply(List<RecordedEvent> group, Connection connection) throws SQLException {
        var changes = new Changes(connection);
        for (RecordedEvent event : group) {
            if (HEARD.contains(event.type())) {
                changes.hear(codec.decode(event.type(), event.revision(), event.payload()));
            }
        }
        changes.write();
    }
}
