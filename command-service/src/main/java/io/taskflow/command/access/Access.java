package io.taskflow.command.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.Guard;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may change what. What was found once is remembered, so that a command asks the database nothing; the guard that
 * goes with each command's append refuses what has changed since, and is then {@link #forget forgotten} here.
 */
public final class Access {
    private static final int REMEMBERED = 100_000;

    private static final String BOARD = """
            SELECT w.workspace_id, w.open, m.role
              FROM command.board_workspace w
              JOIN command.membership m ON m.workspace_id = w.workspace_id AND m.user_id = :user
             WHERE w.board_id = :board AND m.role IN ('OWNER', 'ADMIN', 'MEMBER')
            """;
    private static final String PERSON =
            "SELECT role FROM command.membership WHERE workspace_id = :workspace AND user_id = :user";

    private final JdbcClient sql;
    /** The workspaces of boards that take commands; a board never leaves its workspace. */
    private final Cache<UUID, UUID> boards =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    /** By the claim that stands for it: the role of a member. */
    private final Cache<String, MemberRole> roles =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    /** Claims of placeholders that were seen. */
    private final Cache<String, Boolean> placeholders =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public Access(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whether someone may act. */
    public sealed interface Entry {
        /**
         * Yes, as long as the claim stands.
         *
         * @param right the claim
         */
        record Granted(UUID workspaceId, String right) implements Entry {}

        /** No. */
        record Denied(Refusal refusal) implements Entry {}
    }

    /** Whether someone may change a board and what is on it: members of its workspace may, once its import is complete. */
    public Entry toBoard(UUID userId, UUID boardId) {
        UUID workspace = boards.getIfPresent(boardId);
        if (workspace != null) {
            String right = Keys.member(workspace, userId);
            MemberRole role = roles.getIfPresent(right);
            if (role != null && role != MemberRole.GUEST) {
                return new Entry.Granted(workspace, right);
            }
        }
        return sql.sql(BOARD)
                .param("user", userId)
                .param("board", boardId)
                .query((row, index) -> entry(
                        userId,
                        boardId,
                        row.getObject("workspace_id", UUID.class),
                        row.getBoolean("open"),
                        MemberRole.valueOf(row.getString("role"))))
                .optional()
                .orElseGet(() -> new Entry.Denied(new Refusal.NotFound()));
    }

    private Entry entry(UUID userId, UUID boardId, UUID workspaceId, boolean open, MemberRole role) {
        if (!open) {
            return new Entry.Denied(new Refusal.Importing());
        }
        String right = Keys.member(workspaceId, userId);
        boards.put(boardId, workspaceId);
        roles.put(right, role);
        return new Entry.Granted(workspaceId, right);
    }

    /**
     * Whether someone may act in a workspace.
     *
     * @param least the role that suffices
     */
    public Entry toWorkspace(UUID userId, UUID workspaceId, MemberRole least) {
        // Asked anew: a role that was lowered leaves the claim standing.
        MemberRole role = role(userId, workspaceId)
                .filter(name -> !name.equals(MembershipProjection.PLACEHOLDER))
                .map(MemberRole::valueOf)
                .orElse(null);
        if (role == null) {
            return new Entry.Denied(new Refusal.NotFound());
        }
        if (role.compareTo(least) > 0) {
            return new Entry.Denied(new Refusal.Forbidden("It takes the role " + least + "; yours is " + role));
        }
        return new Entry.Granted(workspaceId, Keys.member(workspaceId, userId));
    }

    /** The claim that stands for a person of the workspace, member or placeholder; empty for strangers. */
    public Optional<String> person(UUID workspaceId, UUID personId) {
        String member = Keys.member(workspaceId, personId);
        String placeholder = Keys.placeholder(workspaceId, personId);
        if (roles.getIfPresent(member) != null) {
            return Optional.of(member);
        }
        if (placeholders.getIfPresent(placeholder) != null) {
            return Optional.of(placeholder);
        }
        @Nullable String role = role(personId, workspaceId).orElse(null);
        if (role == null) {
            return Optional.empty();
        }
        if (role.equals(MembershipProjection.PLACEHOLDER)) {
            placeholders.put(placeholder, true);
            return Optional.of(placeholder);
        }
        roles.put(member, MemberRole.valueOf(role));
        return Optional.of(member);
    }

    /**
     * Lets an append demand that people are of the workspace, members or placeholders.
     *
     * @return the first who is not; null when all are
     */
    public @Nullable UUID demandPeople(UUID workspaceId, Collection<UUID> people, AppendContext append) {
        for (UUID person : people) {
            String claim = person(workspaceId, person).orElse(null);
            if (claim == null) {
                return person;
            }
            append.guard(new Guard.MustExist(claim));
        }
        return null;
    }

    /** A claim proved gone. */
    public void forget(String claim) {
        roles.invalidate(claim);
        placeholders.invalidate(claim);
    }

    private Optional<String> role(UUID userId, UUID workspaceId) {
        return sql.sql(PERSON)
                .param("workspace", workspaceId)
                .param("user", userId)
                .query(String.class)
                .optional();
    }
}
