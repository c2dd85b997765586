package io.taskflow.command.workspace.createworkspace;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link CreateWorkspace}. */
@Component
class CreateWorkspaceHandler {
    private final Workspaces workspaces;

    CreateWorkspaceHandler(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @CommandHandler
    @Nullable
    Refusal handle(CreateWorkspace command, AppendContext append) throws Exception {
        workspaces.create(command.by(), append, command.decide());
        return null;
    }
}
