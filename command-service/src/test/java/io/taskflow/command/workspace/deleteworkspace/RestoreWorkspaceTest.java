package io.taskflow.command.workspace.deleteworkspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.GivenWorkspace;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.WorkspaceDeleted;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.events.workspace.WorkspaceRestored;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestoreWorkspaceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private final GivenWorkspace team = new GivenWorkspace();
    private final UUID owner = team.member(MemberRole.OWNER);
    private final UUID admin = team.member(MemberRole.ADMIN);

    private Decision<WorkspaceEvent> restore(UUID by, Instant now) {
        return new RestoreWorkspace(by, team.id, now).decide(team.state());
    }

    @Test
    void anOwnerHasAMonth() {
        Decision<WorkspaceEvent> deleted = new DeleteWorkspace(owner, team.id, NOW).decide(team.state());
        assertThat(deleted).isEqualTo(Decision.accept(new WorkspaceDeleted(team.id, NOW.plus(MONTH))));
        team.with(deleted);

        assertThat(restore(owner, NOW.plus(MONTH))).isEqualTo(Decision.refuse(new Refusal.NotFound()));
        Decision<WorkspaceEvent> restored = restore(owner, NOW.plus(MONTH).minusNanos(1));
        assertThat(restored).isEqualTo(Decision.accept(new WorkspaceRestored(team.id)));
        assertThat(team.with(restored).state().deleted()).isFalse();
    }

    @Test
    void toAllOthersItIsNotThere() {
        team.with(new WorkspaceDeleted(team.id, NOW.plus(MONTH)));
        assertThat(restore(admin, NOW)).isEqualTo(Decision.refuse(new Refusal.NotFound()));
        assertThat(restore(UuidV7.next(), NOW)).isEqualTo(Decision.refuse(new Refusal.NotFound()));
    }

    @Test
    void whatIsThereStays() {
        assertThat(restore(owner, NOW)).isEqualTo(Decision.unchanged());
        assertThat(restore(admin, NOW))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Forbidden.class));
        assertThat(restore(UuidV7.next(), NOW)).isEqualTo(Decision.refuse(new Refusal.NotFound()));
    }
}
