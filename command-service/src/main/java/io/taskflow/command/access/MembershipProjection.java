package io.taskflow.command.access;

import io.taskflow.events.EventTypes;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.PlaceholderAdded;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps people of workspaces and boards of workspaces, for the very next command and for the read side's rights. */
public final class MembershipProjection implements InlineProjection {
    /** The role of a person that no account stands for. */
    static final String PLACEHOLDER = "PLACEHOLDER";

    private static final String MEMBER_ADDED = EventTypes.of(MemberAdded.class).name();
    private static final String PLACEHOLDER_ADDED =
            EventTypes.of(PlaceholderAdded.class).name();
    private static final String BOARD_CREATED =
            EventTypes.of(BoardCreated.class).name();
    private static final String BOARD_IMPORTED =
            EventTypes.of(BoardImported.class).name();

    private final EventCodec codec;

    public MembershipProjection(EventCodec codec) {
        this.codec = codec;
    }

    private record Member(
            UUID workspaceId,
            UUID userId,
            String role,
            @Nullable String name) {}

    @Override
    public void apply(List<RecordedEvent> group, Connection connection) throws SQLException {
        List<Member> members = new ArrayList<>();
        List<BoardCreated> boards = new ArrayList<>();
        List<UUID> opened = new ArrayList<>();
        for (RecordedEvent event : group) {
            String type = event.type();
            if (type.equals(MEMBER_ADDED)) {
                var e = (MemberAdded) decoded(event);
                members.add(new Member(e.workspaceId(), e.userId(), e.role().name(), null));
            } else if (type.equals(PLACEHOLDER_ADDED)) {
                var e = (PlaceholderAdded) decoded(event);
                members.add(new Member(e.workspaceId(), e.placeholderId(), PLACEHOLDER, e.name()));
            } else if (type.equals(BOARD_CREATED)) {
                boards.add((BoardCreated) decoded(event));
            } else if (type.equals(BOARD_IMPORTED)) {
                opened.add(((BoardImported) decoded(event)).boardId());
            }
        }
        addMembers(members, connection);
        addBoards(boards, connection);
        open(opened, connection);
    }

    private Object decoded(RecordedEvent event) {
        return codec.decode(event.type(), event.revision(), event.payload());
    }

    private static void addMembers(List<Member> members, Connection connection) throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO command.membership (workspace_id, user_id, role, placeholder_name)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[])""")) {
            insert.setArray(1, connection.createArrayOf("uuid", column(members, Member::workspaceId)));
            insert.setArray(2, connection.createArrayOf("uuid", column(members, Member::userId)));
            insert.setArray(3, connection.createArrayOf("text", column(members, Member::role)));
            insert.setArray(4, connection.createArrayOf("text", column(members, Member::name)));
            insert.executeUpdate();
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
