package io.taskflow.command.board;

import io.taskflow.events.board.AccessEvent;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardMemberRemoved;
import io.taskflow.events.board.BoardMemberRoleChanged;
import io.taskflow.events.board.BoardRole;
import io.taskflow.events.board.BoardVisibility;
import io.taskflow.events.board.BoardVisibilityChanged;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Who sees a board and what they may do on it.
 *
 * @param members who was added to it
 */
public record BoardAccess(BoardVisibility visibility, Map<UUID, BoardRole> members) {
    /** What every board begins with. */
    static final BoardAccess FIRST = new BoardAccess(BoardVisibility.WORKSPACE, Map.of());

    public BoardAccess {
        members = Map.copyOf(members);
    }

    BoardAccess after(AccessEvent event) {
        return switch (event) {
            case BoardVisibilityChanged e -> new BoardAccess(e.visibility(), members);
            case BoardMemberAdded e -> with(all -> all.put(e.userId(), e.role()));
            case BoardMemberRoleChanged e -> with(all -> all.put(e.userId(), e.role()));
            case BoardMemberRemoved e -> with(all -> all.remove(e.userId()));
        };
    }

    private BoardAccess with(Consumer<Map<UUID, BoardRole>> change) {
        Map<UUID, BoardRole> changed = new HashMap<>(members);
        change.accept(changed);
        return new BoardAccess(visibility, changed);
    }
}
