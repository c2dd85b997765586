package io.taskflow.query.boardmember;

import io.taskflow.events.board.AccessEvent;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardMemberRemoved;
import io.taskflow.events.board.BoardMemberRoleChanged;
import io.taskflow.events.board.BoardRole;
import io.taskflow.events.board.BoardVisibilityChanged;
import io.taskflow.query.fold.LoggedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who was added to a board, as its events make it. */
final class BoardMembers {
    private final Map<UUID, Member> members = new LinkedHashMap<>();

    /**
     * Someone who was added to a board.
     *
     * @param position of the event that did
     */
    record Member(UUID id, BoardRole role, Instant since, long position) {}

    void apply(AccessEvent event, LoggedEvent logged) {
        switch (event) {
            case BoardMemberAdded e ->
                members.put(e.userId(), new Member(e.userId(), e.role(), logged.occurredAt(), logged.position()));
            case BoardMemberRoleChanged e ->
                members.computeIfPresent(
                        e.userId(), (id, member) -> new Member(id, e.role(), member.since(), member.position()));
            case BoardMemberRemoved e -> members.remove(e.userId());
            case BoardVisibilityChanged e -> {
                // Whoever was added stays.
            }
        }
    }

    List<Member> all() {
        return List.copyOf(members.values());
    }
}
