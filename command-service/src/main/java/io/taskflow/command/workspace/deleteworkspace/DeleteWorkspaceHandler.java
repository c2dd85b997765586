package io.taskflow.command.workspace.deleteworkspace;

import io.taskflow.command.claim.Keys;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.command.workspace.Workspaces;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.Guard;
import io.taskflow.support.permission.Permission;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Handles {@link DeleteWorkspace} and {@link RestoreWorkspace}. Everybody's right ends and begins with the append, so that
 * no command that was decided before gets past it.
 */
@Component
class DeleteWorkspaceHandler {
    private final Workspaces workspaces;

    DeleteWorkspaceHandler(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @CommandHandler
    @Nullable
    Refusal handle(DeleteWorkspace command, AppendContext append) {
        return workspaces.change(
                command.by(), command.workspaceId(), Permission.DELETE_WORKSPACE, append, workspace -> {
                    if (!workspace.deleted()) {
                        forEachRight(workspace, Guard.Release::new, append);
                    }
                    return command.decide(workspace);
                });
    }

    @CommandHandler
    @Nullable
    Refusal handle(RestoreWorkspace command, AppendContext append) {
        return workspaces.answer(command.by(), command.workspaceId(), append, workspace -> {
            if (workspace.role(command.by()) == null) {
                append.receipt(null);
            }
            if (workspace.deleted()) {
                forEachRight(workspace, key -> new Guard.Claim(key, null), append);
            }
            return command.decide(workspace);
        });
    }

    private static void forEachRight(WorkspaceState workspace, Function<String, Guard> guard, AppendContext append) {
        workspace
                .members()
                .forEach((user, role) -> append.guard(guard.apply(Keys.role(workspace.workspaceId(), user, role))));
    }
}
