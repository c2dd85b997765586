package io.taskflow.command.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.claim.Learner;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.Guard;
import io.taskflow.support.permission.Permission;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may change what. What was found once is remembered, so that a command asks the database nothing; the guard that
 * goes with each command's append refuses what has changed since, and is then {@link #learn learned} here.
 */
public final class Access implements Learner {
    private static final int REMEMBERED = 100_000;

    private static final String BOARD =
            "SELECT workspace_id, open FROM command.board_workspace WHERE board_id = :board";
    private static final String PERSON = """
            SELECT role FROM command.membership
             WHERE workspace_id = :workspace AND user_id = :user AND matched_to IS NULL
            """;

    private final JdbcClient sql;
    /** The workspaces of boards that take commands; a board never leaves its workspace. */
    private final Cache<UUID, UUID> boards =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    /** The roles of members, by {@link Keys#member}. */
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
        record Granted(UUID workspaceId, MemberRole role, String right) implements Entry {
            /** Lets the claim go with an append, first of all guards. */
            public void demand(AppendContext append) {
                append.guard(new Guard.MustExist(right, true));
            }
        }

        /** No. */
        record Denied(Refusal refusal) implements Entry {
            /** The refusal, also for those who once had the right: what they were answered then is not theirs any more. */
            public Refusal refuse(AppendContext append) {
                append.receipt(null);
                return refusal;
            }
        }
    }

    /** Whether someone may change a board and what is on it, once its import is complete. */
    public Entry toBoard(UUID userId, UUID boardId) {
        UUID workspace = boards.getIfPresent(boardId);
        if (workspace != null) {
            return in(workspace, userId);
        }
        return sql.sql(BOARD)
                .param("board", boardId)
                .query((row, index) ->
                        toBoard(userId, boardId, row.getObject("workspace_id", UUID.class), row.getBoolean("open")))
                .optional()
                .orElseGet(() -> new Entry.Denied(new Refusal.NotFound()));
    }

    private Entry toBoard(UUID userId, UUID boardId, UUID workspaceId, boolean open) {
        Entry entry = in(workspaceId, userId);
        if (open) {
            boards.put(boardId, workspaceId);
            return entry;
        }
        return entry instanceof Entry.Granted ? new Entry.Denied(new Refusal.Importing()) : entry;
    }

    /** What a role forbids on a board it also hides. */
    private Entry in(UUID workspaceId, UUID userId) {
        return toWorkspace(userId, workspaceId, Permission.CHANGE_BOARD) instanceof Entry.Granted granted
                ? granted
                : new Entry.Denied(new Refusal.NotFound());
    }

    /** Whether someone may do something in a workspace. */
    public Entry toWorkspace(UUID userId, UUID workspaceId, Permission permission) {
        MemberRole remembered = roles.getIfPresent(Keys.member(workspaceId, userId));
        // A refusal is never remembered: a role that was raised elsewhere counts at once.
        MemberRole role = remembered != null && permission.allows(remembered)
                ? remembered
                : member(userId, workspaceId).orElse(null);
        if (role == null) {
            return new Entry.Denied(new Refusal.NotFound());
        }
        return permission.allows(role)
                ? new Entry.Granted(workspaceId, role, Keys.role(workspaceId, userId, role))
                : new Entry.Denied(new Refusal.Forbidden(
                        "Your role is " + role + ", which does not allow to " + permission.act()));
    }

    private Optional<MemberRole> member(UUID userId, UUID workspaceId) {
        Optional<MemberRole> role = role(userId, workspaceId)
                .filter(name -> !name.equals(MembershipProjection.PLACEHOLDER))
                .map(MemberRole::valueOf);
        role.ifPresent(found -> roles.put(Keys.member(workspaceId, userId), found));
        return role;
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

    /** Whether someone is a placeholder that no account stands for. */
    public boolean isPlaceholder(UUID workspaceId, UUID personId) {
        return role(personId, workspaceId)
                .filter(MembershipProjection.PLACEHOLDER::equals)
                .isPresent();
    }

    /** A claim proved gone: if it was a role, the next look tells what became of it. */
    @Override
    public boolean learn(AppendRefusal refusal) {
        if (!(refusal instanceof AppendRefusal.Missing(String claim, boolean right))) {
            return false;
        }
        boolean role = claim.startsWith(Keys.ROLE);
        if (role) {
            roles.invalidate(Keys.MEMBER + claim.substring(Keys.ROLE.length(), claim.lastIndexOf('/')));
        }
        roles.invalidate(claim);
        placeholders.invalidate(claim);
        return role;
    }

    private Optional<String> role(UUID userId, UUID workspaceId) {
        return sql.sql(PERSON)
                .param("workspace", workspaceId)
                .param("user", userId)
                .query(String.class)
                .optional();
    }
}
