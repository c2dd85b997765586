package io.taskflow.command.workspace.removemember;

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

    RemoveMemberHandler(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RemoveMember command, AppendContext append) {
        return workspaces.change(command.by(), command.workspaceId(), command.permission(), append, command::decide);
    }
}
