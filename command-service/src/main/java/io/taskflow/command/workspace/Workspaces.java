package io.taskflow.command.workspace;

import io.taskflow.command.access.Access;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Decisions;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.Guard;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** All workspaces, for the handlers of commands: finds them, checks rights, carries decisions out. */
public final class Workspaces {
    private final Repository<Workspace> repository;
    private final Access access;

    Workspaces(Repository<Workspace> repository, Access access) {
        this.repository = repository;
        this.access = access;
    }

    /** Begins a workspace; anyone may. */
    public void create(UUID by, AppendContext append, Decision<WorkspaceEvent> decision) throws Exception {
        repository.newInstance(() -> {
            var workspace = new Workspace();
            Decisions.carryOut(decision, append, event -> workspace.apply(event, by));
            return workspace;
        });
    }

    /** Decides on a workspace as it stands. */
    public @Nullable Refusal change(
            UUID by,
            UUID workspaceId,
            MemberRole least,
            AppendContext append,
            Function<WorkspaceState, Decision<WorkspaceEvent>> rule) {
        return switch (access.toWorkspace(by, workspaceId, least)) {
            case Access.Entry.Denied(Refusal refusal) -> refusal;
            case Access.Entry.Granted granted -> {
                append.guard(new Guard.MustExist(granted.right(), true));
                Aggregate<Workspace> workspace = repository.load(workspaceId.toString());
                yield workspace.invoke(
                        root -> Decisions.carryOut(rule.apply(root.state()), append, event -> root.apply(event, by)));
            }
        };
    }
}
