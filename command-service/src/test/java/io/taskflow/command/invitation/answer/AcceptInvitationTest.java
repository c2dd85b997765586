package io.taskflow.command.invitation.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.GivenWorkspace;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.InvitationAccepted;
import io.taskflow.events.workspace.InvitationRenewed;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.MemberInvited;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AcceptInvitationTest {
    private static final Instant EXPIRY = Instant.parse("2026-03-08T09:00:00Z");

    private final UUID invitation = UuidV7.next();
    private final UUID bob = UuidV7.next();
    private final GivenWorkspace team = new GivenWorkspace();

    AcceptInvitationTest() {
        team.with(new MemberInvited(team.id, invitation, MemberRole.MEMBER, EXPIRY));
    }

    private Decision<WorkspaceEvent> accept(Instant now) {
        return new AcceptInvitation(bob, team.id, invitation, now).decide(team.state());
    }

    @Test
    void theInvitedComeWithTheRoleTheyWereInvitedWith() {
        assertThat(accept(EXPIRY.minusNanos(1)))
                .isEqualTo(new Decision.Accepted<>(List.of(
                        new InvitationAccepted(team.id, invitation, bob),
                        new MemberAdded(team.id, bob, MemberRole.MEMBER))));
    }

    @Test
    void tooLateIsTooLateUnlessItIsSentAgain() {
        assertThat(accept(EXPIRY)).isEqualTo(Decision.refuse(new Refusal.InvitationExpired()));
        team.with(new InvitationRenewed(team.id, invitation, EXPIRY.plus(Duration.ofDays(7))));
        assertThat(accept(EXPIRY)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void onceIsEnough() {
        team.with(accept(EXPIRY.minusSeconds(1)));
        assertThat(accept(EXPIRY.minusSeconds(1))).isEqualTo(Decision.refuse(new Refusal.InvitationAccepted()));
    }
}
