package io.taskflow.command.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.claim.Learner;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardRole;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.Guard;
import io.taskflow.support.permission.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may do what. What was found once is remembered, so that a command asks the database nothing; the guard that
 * goes with each command's append refuses what has changed since, and is then {@link #learn learned} here.
 */
public final class Access implements Learner {
    private static final int REMEMBERED = 100_000;

    private static final String BOARD = """
            SELECT w.workspace_id, w.open, w.private, m.role, b.role
              FROM command.board_workspace w
              JOIN command.membership m ON m.workspace_id = w.workspace_id AND m.user_id = :user
              LEFT JOIN command.board_member b ON b.board_id = w.board_id AND b.user_id = :user
             WHERE w.board_id = :board AND m.role <> 'PLACEHOLDER'
            """;
    private static final String PERSON = """
            SELECT role FROM command.membership
             WHERE workspace_id = :workspace AND user_id = :user AND matched_to IS NULL
            """;

    private final JdbcClient sql;
    /** Where boards that take commands are; a board never leaves its workspace. */
    private final Cache<UUID, Home> boards =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    /** The roles of members, by {@link Keys#member}. */
    private final Cache<String, MemberRole> roles =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    /** The roles of those who were added to boards. */
    private final Cache<OnBoard, BoardRole> boardRoles =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    /** Claims of placeholders that were seen. */
    private final Cache<String, Boolean> placeholders =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public Access(JdbcClient sql) {
        this.sql = sql;
    }

    private record Home(UUID workspaceId, boolean shared) {}

    private record OnBoard(UUID boardId, UUID userId) {}

    /** What someone is to a board, both in its workspace and on it. */
    private record Standing(
            UUID userId,
            UUID boardId,
            Home home,
            MemberRole role,
            @Nullable BoardRole boardRole) {
        /** The claims that prove the right; empty where there is none. */
        Optional<List<String>> rights(Permission permission) {
            String inWorkspace = Keys.role(home.workspaceId(), userId, role);
            if (permission.allowsOnBoard(role)) {
                if (Permission.USE_ALL_BOARDS.allows(role)) {
                    return Optional.of(List.of(inWorkspace));
                }
                if (home.shared()) {
                    return Optional.of(List.of(inWorkspace, Keys.shared(boardId)));
                }
            }
            return boardRole != null && permission.allowsOnBoard(role, boardRole)
                    ? Optional.of(List.of(inWorkspace, Keys.boardRole(boardId, userId, boardRole)))
                    : Optional.empty();
        }
    }

    /** Whether someone may act. */
    public sealed interface Entry {
        /**
         * Yes, as long as the claims stand.
         *
         * @param role in the workspace
         * @param rights the claims
         */
        record Granted(UUID workspaceId, MemberRole role, List<String> rights) implements Entry {
            /** Lets the claims go with an append, first of all guards. */
            public void demand(AppendContext append) {
                guards().forEach(append::guard);
            }

            /** What demands the claims. */
            public List<Guard> guards() {
                return rights.stream()
                        .<Guard>map(right -> new Guard.MustExist(right, true))
                        .toList();
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

    /** Whether someone may do something on a board, once its import is complete. */
    public Entry toBoard(UUID userId, UUID boardId, Permission permission) {
        Standing remembered = remembered(userId, boardId);
        if (remembered != null) {
            Optional<List<String>> rights = remembered.rights(permission);
            if (rights.isPresent()) {
                return new Entry.Granted(remembered.home().workspaceId(), remembered.role(), rights.get());
            }
        }
        // A refusal is never remembered: a role that was raised elsewhere counts at once.
        return sql.sql(BOARD)
                .param("user", userId)
                .param("board", boardId)
                .query((row, index) -> toBoard(
                        permission,
                        row.getBoolean(2),
                        new Standing(
                                userId,
                                boardId,
                                new Home(row.getObject(1, UUID.class), !row.getBoolean(3)),
                                MemberRole.valueOf(row.getString(4)),
                                row.getString(5) == null ? null : BoardRole.valueOf(row.getString(5)))))
                .optional()
                .orElseGet(() -> new Entry.Denied(new Refusal.NotFound()));
    }

    private @Nullable Standing remembered(UUID userId, UUID boardId) {
        Home home = boards.getIfPresent(boardId);
        if (home == null) {
            return null;
        }
        MemberRole role = roles.getIfPresent(Keys.member(home.workspaceId(), userId));
        return role == null
                ? null
                : new Standing(userId, boardId, home, role, boardRoles.getIfPresent(new OnBoard(boardId, userId)));
    }

    private Entry toBoard(Permission permission, boolean open, Standing standing) {
        if (standing.rights(Permission.SEE_BOARD).isEmpty()) {
            return new Entry.Denied(new Refusal.NotFound());
        }
        if (!open) {
            return new Entry.Denied(new Refusal.Importing());
        }
        Home home = standing.home();
        boards.put(standing.boardId(), home);
        roles.put(Keys.member(home.workspaceId(), standing.userId()), standing.role());
        BoardRole boardRole = standing.boardRole();
        if (boardRole != null) {
            boardRoles.put(new OnBoard(standing.boardId(), standing.userId()), boardRole);
        }
        return standing.rights(permission)
                .<Entry>map(rights -> new Entry.Granted(home.workspaceId(), standing.role(), rights))
                .orElseGet(() -> forbidden(boardRole == null ? standing.role() : boardRole, permission));
    }

    /** Whether someone may do something in a workspace. */
    public Entry toWorkspace(UUID userId, UUID workspaceId, Permission permission) {
        MemberRole remembered = roles.getIfPresent(Keys.member(workspaceId, userId));
        MemberRole role = remembered != null && permission.allows(remembered)
                ? remembered
                : member(userId, workspaceId).orElse(null);
        if (role == null) {
            return new Entry.Denied(new Refusal.NotFound());
        }
        return permission.allows(role)
                ? new Entry.Granted(workspaceId, role, List.of(Keys.role(workspaceId, userId, role)))
                : forbidden(role, permission);
    }

    /** Whether someone sees everybody who is in a workspace, which guests do not. */
    public boolean seesPeople(UUID userId, UUID workspaceId) {
        return member(userId, workspaceId)
                .filter(role -> role != MemberRole.GUEST)
                .isPresent();
    }

    private static Entry.Denied forbidden(Enum<?> role, Permission permission) {
        return new Entry.Denied(
                new Refusal.Forbidden("Your role is " + role + ", which does not allow to " + permission.act()));
    }

    private Optional<MemberRole> member(UUID userId, UUID workspaceId) {
        Optional<MemberRole> role = role(userId, workspaceId)
                .filter(name -> !name.equals(MembershipProjection.PLACEHOLDER))
                .map(MemberRole::valueOf);
        role.ifPresent(found -> roles.put(Keys.member(workspaceId, userId), found));
        return role;
    }

    /**
     * Lets an append demand that people can be named on a board: those who see it, and placeholders. Guests see nobody but
     * who was added to the board, and name nobody else.
     *
     * @param by who names them
     * @return the first who cannot; null when all can
     */
    public @Nullable UUID demandPeople(Entry.Granted by, UUID boardId, Collection<UUID> people, AppendContext append) {
        for (UUID person : people) {
            List<String> claims = person(by, boardId, person);
            if (claims.isEmpty()) {
                return person;
            }
            claims.forEach(claim -> append.guard(new Guard.MustExist(claim)));
        }
        return null;
    }

    /** Whether someone may be on a board: who sees it, and placeholders. Then the append demands that it is so still. */
    public boolean admits(UUID workspaceId, UUID boardId, UUID person, AppendContext append) {
        List<String> claims = presence(workspaceId, boardId, person);
        claims.forEach(claim -> append.guard(new Guard.MustExist(claim)));
        return !claims.isEmpty();
    }

    /** The claims that prove that someone can be named; none for those who cannot. */
    private List<String> person(Entry.Granted by, UUID boardId, UUID personId) {
        return by.role() == MemberRole.GUEST && !wasAdded(boardId, personId)
                ? List.of()
                : presence(by.workspaceId(), boardId, personId);
    }

    private List<String> presence(UUID workspaceId, UUID boardId, UUID personId) {
        String placeholder = Keys.placeholder(workspaceId, personId);
        if (placeholders.getIfPresent(placeholder) != null) {
            return List.of(placeholder);
        }
        if (toBoard(personId, boardId, Permission.SEE_BOARD) instanceof Entry.Granted sees) {
            return sees.rights();
        }
        if (!isPlaceholder(workspaceId, personId)) {
            return List.of();
        }
        placeholders.put(placeholder, true);
        return List.of(placeholder);
    }

    private boolean wasAdded(UUID boardId, UUID userId) {
        return sql.sql("SELECT EXISTS (SELECT FROM command.board_member WHERE board_id = :board AND user_id = :user)")
                .param("board", boardId)
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    /** Whether someone is a placeholder that no account stands for. */
    public boolean isPlaceholder(UUID workspaceId, UUID personId) {
        return role(personId, workspaceId)
                .filter(MembershipProjection.PLACEHOLDER::equals)
                .isPresent();
    }

    /** The boards of a workspace that someone was added to. */
    public List<UUID> boardsOf(UUID workspaceId, UUID userId) {
        return sql.sql("""
                        SELECT b.board_id FROM command.board_member b JOIN command.board_workspace w USING (board_id)
                         WHERE b.user_id = :user AND w.workspace_id = :workspace ORDER BY b.board_id""")
                .param("user", userId)
                .param("workspace", workspaceId)
                .query(UUID.class)
                .list();
    }

    /** If a right proved gone, or somebody came to a board while they left all, the next look tells what became of it. */
    @Override
    public boolean learn(AppendRefusal refusal) {
        return switch (refusal) {
            case AppendRefusal.Missing missing -> wasRight(missing.key());
            case AppendRefusal.LimitExceeded exceeded -> exceeded.key().startsWith(Keys.BOARDS_OF);
            case AppendRefusal.Taken _,
                    AppendRefusal.ReceiptMismatch _,
                    AppendRefusal.VersionConflict _,
                    AppendRefusal.DuplicateEvent _ -> false;
        };
    }

    private boolean wasRight(String claim) {
        String[] parts = claim.split("/");
        switch (parts[0] + "/") {
            case Keys.ROLE -> roles.invalidate(Keys.MEMBER + parts[1] + "/" + parts[2]);
            case Keys.BOARD_ROLE ->
                boardRoles.invalidate(new OnBoard(UUID.fromString(parts[1]), UUID.fromString(parts[2])));
            case Keys.SHARED -> boards.invalidate(UUID.fromString(parts[1]));
            default -> {
                placeholders.invalidate(claim);
                return false;
            }
        }
        return true;
    }

    private Optional<String> role(UUID userId, UUID workspaceId) {
        return sql.sql(PERSON)
                .param("workspace", workspaceId)
                .param("user", userId)
                .query(String.class)
                .optional();
    }
}
