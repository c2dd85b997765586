package io.taskflow.command.workspace.removemember;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RemoveMember}. */
@Component
class RemoveMemberHandler {
    private final Workspaces workspaces;
    private final Boards boards;

    RemoveMemberHandler(Workspaces workspaces, Boards boards) {
        this.workspaces = workspaces;
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RemoveMember command, AppendContext append) {
        Refusal refusal =
                workspaces.change(command.by(), command.workspaceId(), command.permission(), append, command::decide);
        if (refusal == null) {
            boards.leaveAll(command.by(), command.workspaceId(), command.userId(), append);
        }
        return refusal;
    }
}
