package io.taskflow.command.workspace.renameworkspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.WorkspaceCreated;
import io.taskflow.events.workspace.WorkspaceRenamed;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RenameWorkspaceTest {
    private final UUID ana = UuidV7.next();
    private final UUID id = UuidV7.next();
    private final WorkspaceState team = WorkspaceState.evolve(null, new WorkspaceCreated(id, "Team", "UTC", null));

    @Test
    void getsAnotherName() {
        assertThat(new RenameWorkspace(ana, id, "New").decide(team))
                .isEqualTo(Decision.accept(new WorkspaceRenamed(id, "New")));
        assertThat(WorkspaceState.evolve(team, new WorkspaceRenamed(id, "New")).name())
                .isEqualTo("New");
    }

    @Test
    void keepsTheNameItHas() {
        assertThat(new RenameWorkspace(ana, id, "Team").decide(team)).isEqualTo(Decision.unchanged());
        assertThat(new RenameWorkspace(ana, id, null).decide(team)).isEqualTo(Decision.unchanged());
    }
}
