package io.taskflow.command.workspace.handover;

import static io.taskflow.events.workspace.MemberRole.ADMIN;
import static io.taskflow.events.workspace.MemberRole.MEMBER;
import static io.taskflow.events.workspace.MemberRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.GivenWorkspace;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private final GivenWorkspace team = new GivenWorkspace();
    private final UUID owner = team.member(OWNER);
    private final UUID member = team.member(MEMBER);

    private Decision<WorkspaceEvent> handOver(UUID person) {
        return new HandOver(owner, team.id, person).decide(team.state());
    }

    @Test
    void theOtherOwnsItAndTheOwnerAdministersIt() {
        team.with(handOver(member));
        assertThat(team.state().role(member)).isEqualTo(OWNER);
        assertThat(team.state().role(owner)).isEqualTo(ADMIN);
        assertThat(team.state().isLastOwner(member)).isTrue();
    }

    @Test
    void toAnotherOwnerItIsALeave() {
        UUID second = team.member(OWNER);
        team.with(handOver(second));
        assertThat(team.state().role(owner)).isEqualTo(ADMIN);
    }

    @Test
    void toOneselfNothingChanges() {
        assertThat(handOver(owner)).isEqualTo(Decision.unchanged());
    }

    @Test
    void itGoesToMembersOnly() {
        UUID stranger = UuidV7.next();
        assertThat(handOver(stranger)).isEqualTo(Decision.refuse(new Refusal.UnknownMember("/userId", stranger)));
    }
}
