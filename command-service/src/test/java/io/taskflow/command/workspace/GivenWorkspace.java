package io.taskflow.command.workspace;

import io.taskflow.command.decision.Decision;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.WorkspaceCreated;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.util.UUID;

/** A workspace that grows by events, for rules to decide on. */
public final class GivenWorkspace {
    public final UUID id = UuidV7.next();
    private WorkspaceState state = WorkspaceState.evolve(null, new WorkspaceCreated(id, "Team", "UTC", null));

    /** Someone who joins with a role. */
    public UUID member(MemberRole role) {
        UUID person = UuidV7.next();
        with(new MemberAdded(id, person, role));
        return person;
    }

    public GivenWorkspace with(WorkspaceEvent event) {
        state = WorkspaceState.evolve(state, event);
        return this;
    }

    public GivenWorkspace with(Decision<WorkspaceEvent> decision) {
        ((Decision.Accepted<WorkspaceEvent>) decision).events().forEach(this::with);
        return this;
    }

    public WorkspaceState state() {
        return state;
    }
}
