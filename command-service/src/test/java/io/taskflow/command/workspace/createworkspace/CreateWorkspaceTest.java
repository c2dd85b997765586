package io.taskflow.command.workspace.createworkspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.WorkspaceCreated;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreateWorkspaceTest {
    @Test
    void whoBeginsItOwnsIt() {
        UUID ana = UuidV7.next();
        UUID id = UuidV7.next();

        assertThat(new CreateWorkspace(ana, id, "Team", "Europe/Berlin", "de").decide())
                .isEqualTo(new Decision.Accepted<>(List.of(
                        new WorkspaceCreated(id, "Team", "Europe/Berlin", "de"),
                        new MemberAdded(id, ana, MemberRole.OWNER))));
    }
}
