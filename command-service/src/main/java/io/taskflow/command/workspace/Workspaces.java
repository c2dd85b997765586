package io.taskflow.command.workspace;

import io.taskflow.command.access.Access;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Decisions;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
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
            Permission permission,
            AppendContext append,
            Function<WorkspaceState, Decision<WorkspaceEvent>> rule) {
        return switch (access.toWorkspace(by, workspaceId, permission)) {
            case Access.Entry.Denied denied -> denied.refuse(append);
            case Access.Entry.Granted granted -> {
                granted.demand(append);
                yield answer(by, workspaceId, append, rule);
            }
        };
    }

    /** Decides on a workspace that someone need not be in: what gives them the right is for the rule to say. */
    public @Nullable Refusal answer(
            UUID by, UUID workspaceId, AppendContext append, Function<WorkspaceState, Decision<WorkspaceEvent>> rule) {
        Aggregate<Workspace> workspace;
        try {
            workspace = repository.load(workspaceId.toString());
        } catch (AggregateNotFoundException e) {
            return new Refusal.NotFound();
        }
        return workspace.invoke(
                root -> Decisions.carryOut(rule.apply(root.state()), append, event -> root.apply(event, by)));
    }
}
