package io.taskflow.command.board;

import io.taskflow.command.access.Access;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Decisions;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.AccessEvent;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardMemberRemoved;
import io.taskflow.events.board.BoardMemberRoleChanged;
import io.taskflow.events.board.BoardRole;
import io.taskflow.events.board.BoardVisibilityChanged;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.Guard;
import io.taskflow.support.permission.Permission;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** All boards, for the handlers of commands: finds them, checks rights, carries decisions out. */
public final class Boards {
    private final Repository<Board> repository;
    private final Access access;

    Boards(Repository<Board> repository, Access access) {
        this.repository = repository;
        this.access = access;
    }

    /** A rule about a board that begins. */
    public interface Beginning {
        /** @param model the board it is made after; null for none */
        Decision<BoardEvent> decide(@Nullable BoardState model);
    }

    /**
     * Begins a board in a workspace.
     *
     * @param template the board it is made after, which the person must see; null for none
     */
    public @Nullable Refusal create(
            UUID by, UUID workspaceId, @Nullable UUID template, AppendContext append, Beginning rule) throws Exception {
        return switch (access.toWorkspace(by, workspaceId, Permission.CREATE_BOARD)) {
            case Access.Entry.Denied denied -> denied.refuse(append);
            case Access.Entry.Granted granted -> {
                granted.demand(append);
                BoardState model = template == null ? null : model(by, template, append);
                if (template != null && model == null) {
                    yield new Refusal.Invalid("/template", "exists", "there is no such board, or you may not see it");
                }
                repository.newInstance(() -> {
                    var board = new Board();
                    carryOut(rule.decide(model), workspaceId, append, event -> board.apply(event, by));
                    return board;
                });
                yield null;
            }
        };
    }

    /** A board as it stands; null where the person does not see it. */
    private @Nullable BoardState model(UUID by, UUID boardId, AppendContext append) {
        if (!(access.toBoard(by, boardId, Permission.SEE_BOARD) instanceof Access.Entry.Granted granted)) {
            return null;
        }
        granted.demand(append);
        Aggregate<Board> board = find(boardId);
        return board == null ? null : board.invoke(Board::state);
    }

    /** Decides on a board as it stands, which must not be archived. */
    public @Nullable Refusal change(
            UUID by, UUID boardId, AppendContext append, Function<BoardState, Decision<BoardEvent>> rule) {
        return change(by, boardId, Permission.CHANGE_BOARD, append, rule);
    }

    /** Decides on a board as it stands, which must not be archived, for those who may do this. */
    public @Nullable Refusal change(
            UUID by,
            UUID boardId,
            Permission permission,
            AppendContext append,
            Function<BoardState, Decision<BoardEvent>> rule) {
        return changeAny(
                by,
                boardId,
                permission,
                append,
                board -> board.archived() ? Decision.refuse(new Refusal.Archived()) : rule.apply(board));
    }

    /** Decides on a board as it stands, archived or not, for those who may do this. */
    public @Nullable Refusal changeAny(
            UUID by,
            UUID boardId,
            Permission permission,
            AppendContext append,
            Function<BoardState, Decision<BoardEvent>> rule) {
        return switch (access.toBoard(by, boardId, permission)) {
            case Access.Entry.Denied denied -> denied.refuse(append);
            case Access.Entry.Granted granted -> {
                granted.demand(append);
                append.guard(new Guard.MustExist(Keys.board(boardId)));
                yield decide(by, boardId, append, rule);
            }
        };
    }

    private @Nullable Refusal decide(
            UUID by, UUID boardId, AppendContext append, Function<BoardState, Decision<BoardEvent>> rule) {
        Aggregate<Board> board = find(boardId);
        if (board == null) {
            return new Refusal.NotFound();
        }
        return board.invoke(root ->
                carryOut(rule.apply(root.state()), root.state().workspaceId(), append, event -> root.apply(event, by)));
    }

    /**
     * Takes someone who leaves a workspace off all boards they were added to, as part of the same append. Who adds them to
     * another meanwhile is noticed by the count.
     */
    public void leaveAll(UUID by, UUID workspaceId, UUID userId, AppendContext append) {
        for (UUID boardId : access.boardsOf(workspaceId, userId)) {
            decide(by, boardId, append, board -> {
                BoardRole role = board.access().members().get(userId);
                return role == null
                        ? Decision.unchanged()
                        : Decision.accept(new BoardMemberRemoved(boardId, userId, role));
            });
        }
        append.guard(new Guard.Count(Keys.boardsOf(workspaceId, userId), 0, 0));
    }

    private static @Nullable Refusal carryOut(
            Decision<BoardEvent> decision, UUID workspaceId, AppendContext append, Consumer<BoardEvent> aggregate) {
        return Decisions.carryOut(decision, append, event -> {
            aggregate.accept(event);
            if (event instanceof AccessEvent access) {
                beingIn(workspaceId, access).forEach(append::guard);
            }
        });
    }

    /** Who is added to a board is in its workspace, where it is counted on how many boards they are. */
    private static List<Guard> beingIn(UUID workspaceId, AccessEvent event) {
        return switch (event) {
            case BoardMemberAdded e ->
                List.of(
                        new Guard.MustExist(Keys.member(workspaceId, e.userId())),
                        new Guard.Count(Keys.boardsOf(workspaceId, e.userId()), 1, Long.MAX_VALUE));
            case BoardMemberRemoved e ->
                List.of(new Guard.Count(Keys.boardsOf(workspaceId, e.userId()), -1, Long.MAX_VALUE));
            case BoardMemberRoleChanged _, BoardVisibilityChanged _ -> List.of();
        };
    }

    /** A board that is there, as it stands; whether someone may see it is asked elsewhere. */
    public BoardState standing(UUID boardId) {
        return repository.load(boardId.toString()).invoke(Board::state);
    }

    private @Nullable Aggregate<Board> find(UUID boardId) {
        try {
            return repository.load(boardId.toString());
        } catch (AggregateNotFoundException e) {
            return null;
        }
    }
}
