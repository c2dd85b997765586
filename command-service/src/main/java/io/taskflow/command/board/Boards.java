package io.taskflow.command.board;

import io.taskflow.command.access.Access;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Decisions;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.Guard;
import java.util.UUID;
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

    /** Begins a board in a workspace. */
    public @Nullable Refusal create(UUID by, UUID workspaceId, AppendContext append, Decision<BoardEvent> decision)
            throws Exception {
        return switch (access.toWorkspace(by, workspaceId, MemberRole.MEMBER)) {
            case Access.Entry.Denied(Refusal refusal) -> refusal;
            case Access.Entry.Granted granted -> {
                append.guard(new Guard.MustExist(granted.right(), true));
                repository.newInstance(() -> {
                    var board = new Board();
                    Decisions.carryOut(decision, append, event -> board.apply(event, by));
                    return board;
                });
                yield null;
            }
        };
    }

    /** Decides on a board as it stands. */
    public @Nullable Refusal change(
            UUID by, UUID boardId, AppendContext append, Function<BoardState, Decision<BoardEvent>> rule) {
        return switch (access.toBoard(by, boardId)) {
            case Access.Entry.Denied(Refusal refusal) -> refusal;
            case Access.Entry.Granted granted -> {
                append.guard(new Guard.MustExist(granted.right(), true))
                        .guard(new Guard.MustExist(Keys.board(boardId)));
                yield decide(by, boardId, append, rule);
            }
        };
    }

    private @Nullable Refusal decide(
            UUID by, UUID boardId, AppendContext append, Function<BoardState, Decision<BoardEvent>> rule) {
        Aggregate<Board> board;
        try {
            board = repository.load(boardId.toString());
        } catch (AggregateNotFoundException e) {
            return new Refusal.NotFound();
        }
        return board.invoke(
                root -> Decisions.carryOut(rule.apply(root.state()), append, event -> root.apply(event, by)));
    }
}
