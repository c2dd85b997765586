package io.taskflow.command.workspace.matchplaceholder;

import io.taskflow.command.access.Access;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link MatchPlaceholder}. */
@Component
class MatchPlaceholderHandler {
    private final Workspaces workspaces;
    private final Access access;

    MatchPlaceholderHandler(Workspaces workspaces, Access access) {
        this.workspaces = workspaces;
        this.access = access;
    }

    @CommandHandler
    @Nullable
    Refusal handle(MatchPlaceholder command, AppendContext append) {
        return workspaces.change(
                command.by(),
                command.workspaceId(),
                Permission.CHANGE_MEMBERS,
                append,
                workspace -> command.decide(
                        workspace, access.isPlaceholder(command.workspaceId(), command.placeholderId())));
    }
}
