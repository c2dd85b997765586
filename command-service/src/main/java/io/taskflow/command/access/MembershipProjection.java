package io.taskflow.command.access;

import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.AccessEvent;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardMemberRemoved;
import io.taskflow.events.board.BoardMemberRoleChanged;
import io.taskflow.events.board.BoardRole;
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
import java.sql.PreparedStatement;
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

    private record Key(UUID workspaceId, UUID userId) {}

    /** @param role null for who is gone */
    private record Member(
            UUID workspaceId,
            UUID userId,
            @Nullable String role,
            @Nullable String name) {
        boolean stays() {
            return role != null;
        }
    }

    /** What a group of events comes to, as far as it is not written yet. */
    private static final class Changes {
        private final Connection connection;
        private final Map<Key, Member> members = new LinkedHashMap<>();
        private final List<BoardCreated> boards = new ArrayList<>();
        private final List<UUID> opened = new ArrayList<>();

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
                    match(e, connection);
                }
                case WorkspaceDeleted e -> {
                    write();
                    move(e.workspaceId(), "membership", "hidden_membership", connection);
                }
                case WorkspaceRestored e -> {
                    write();
                    move(e.workspaceId(), "hidden_membership", "membership", connection);
                }
                case BoardCreated e -> boards.add(e);
                case BoardImported e -> opened.add(e.boardId());
                case AccessEvent e -> {
                    write();
                    access(e, connection);
                }
                default -> throw new IllegalStateException(event + " is not heard here");
            }
        }

        private void is(UUID workspaceId, UUID userId, @Nullable String role, @Nullable String name) {
            members.put(new Key(workspaceId, userId), new Member(workspaceId, userId, role, name));
        }

        void write() throws SQLException {
            keep(members.values().stream().filter(Member::stays).toList(), connection);
            remove(members.values().stream().filter(member -> !member.stays()).toList(), connection);
            addBoards(boards, connection);
            open(opened, connection);
            members.clear();
            boards.clear();
            opened.clear();
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

    private static void access(AccessEvent event, Connection connection) throws SQLException {
        switch (event) {
            case BoardVisibilityChanged e ->
                update(
                        connection,
                        "UPDATE command.board_workspace SET private = ? WHERE board_id = ?",
                        e.visibility() == BoardVisibility.PRIVATE,
                        e.boardId());
            case BoardMemberAdded e -> put(e.boardId(), e.userId(), e.role(), connection);
            case BoardMemberRoleChanged e -> put(e.boardId(), e.userId(), e.role(), connection);
            case BoardMemberRemoved e ->
                update(
                        connection,
                        "DELETE FROM command.board_member WHERE board_id = ? AND user_id = ?",
                        e.boardId(),
                        e.userId());
        }
    }

    private static void put(UUID boardId, UUID userId, BoardRole role, Connection connection) throws SQLException {
        update(connection, """
                INSERT INTO command.board_member (board_id, user_id, role) VALUES (?, ?, ?)
                ON CONFLICT (board_id, user_id) DO UPDATE SET role = excluded.role""", boardId, userId, role.name());
    }

    private static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static void match(PlaceholderMatched event, Connection connection) throws SQLException {
        update(
                connection,
                "UPDATE command.membership SET matched_to = ? WHERE workspace_id = ? AND user_id = ?",
                event.userId(),
                event.workspaceId(),
                event.placeholderId());
    }

    private static void move(UUID workspaceId, String from, String to, Connection connection) throws SQLException {
        update(connection, """
                WITH moved AS (DELETE FROM command.%s WHERE workspace_id = ? RETURNING *)
                INSERT INTO command.%s SELECT * FROM moved""".formatted(from, to), workspaceId);
    }

    private static void keep(List<Member> members, Connection connection) throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO command.membership (workspace_id, user_id, role, placeholder_name)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[])
                ON CONFLICT (workspace_id, user_id) DO UPDATE
                  SET role = excluded.role, placeholder_name = excluded.placeholder_name""")) {
            upsert.setArray(1, connection.createArrayOf("uuid", column(members, Member::workspaceId)));
            upsert.setArray(2, connection.createArrayOf("uuid", column(members, Member::userId)));
            upsert.setArray(3, connection.createArrayOf("text", column(members, Member::role)));
            upsert.setArray(4, connection.createArrayOf("text", column(members, Member::name)));
            upsert.executeUpdate();
        }
    }

    private static void remove(List<Member> members, Connection connection) throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("""
                DELETE FROM command.membership m USING unnest(?::uuid[], ?::uuid[]) AS gone (workspace_id, user_id)
                 WHERE m.workspace_id = gone.workspace_id AND m.user_id = gone.user_id""")) {
            delete.setArray(1, connection.createArrayOf("uuid", column(members, Member::workspaceId)));
            delete.setArray(2, connection.createArrayOf("uuid", column(members, Member::userId)));
            delete.executeUpdate();
        }
    }

    private static void addBoards(List<BoardCreated> boards, Connection connection) throws SQLException {
        if (boards.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO command.board_workspace (board_id, workspace_id, open)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::boolean[])""")) {
            insert.setArray(1, connection.createArrayOf("uuid", column(boards, BoardCreated::boardId)));
            insert.setArray(2, connection.createArrayOf("uuid", column(boards, BoardCreated::workspaceId)));
            insert.setArray(3, connection.createArrayOf("boolean", column(boards, board -> board.importId() == null)));
            insert.executeUpdate();
        }
    }

    private static void open(List<UUID> boards, Connection connection) throws SQLException {
        if (boards.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE command.board_workspace SET open = true WHERE board_id = ANY (?)")) {
            update.setArray(1, connection.createArrayOf("uuid", boards.toArray()));
            update.executeUpdate();
        }
    }

    private interface Column<T> {
        @Nullable
        Object of(T row);
    }

    private static <T> @Nullable Object[] column(List<T> rows, Column<T> column) {
        @Nullable Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.of(rows.get(i));
        }
        return values;
    }
}
