package io.taskflow.command.workspace.removemember;

import static io.taskflow.events.workspace.MemberRole.ADMIN;
import static io.taskflow.events.workspace.MemberRole.MEMBER;
import static io.taskflow.events.workspace.MemberRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.GivenWorkspace;
import io.taskflow.command.workspace.Members;
import io.taskflow.events.workspace.MemberRemoved;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.support.permission.Permission;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RemoveMemberTest {
    private final GivenWorkspace team = new GivenWorkspace();
    private final UUID owner = team.member(OWNER);
    private final UUID admin = team.member(ADMIN);
    private final UUID member = team.member(MEMBER);

    private Decision<WorkspaceEvent> remove(UUID by, UUID person) {
        return new RemoveMember(by, team.id, person).decide(team.state());
    }

    @Test
    void someoneIsRemovedOnce() {
        assertThat(remove(admin, member)).isEqualTo(Decision.accept(new MemberRemoved(team.id, member, MEMBER)));
        team.with(remove(admin, member));
        assertThat(remove(admin, member)).isEqualTo(Decision.refuse(new Refusal.NotFound()));
    }

    @Test
    void leavingTakesLessThanRemoving() {
        assertThat(new RemoveMember(member, team.id, member).permission()).isEqualTo(Permission.LEAVE);
        assertThat(new RemoveMember(member, team.id, admin).permission()).isEqualTo(Permission.CHANGE_MEMBERS);
        assertThat(remove(member, member)).isEqualTo(Decision.accept(new MemberRemoved(team.id, member, MEMBER)));
    }

    @Test
    void onlyOwnersRemoveOwners() {
        UUID second = team.member(OWNER);
        assertThat(remove(admin, second)).isEqualTo(Decision.refuse(Members.onlyOwners()));
        assertThat(remove(owner, second)).isEqualTo(Decision.accept(new MemberRemoved(team.id, second, OWNER)));
    }

    @Test
    void theLastOwnerStays() {
        assertThat(remove(owner, owner)).isEqualTo(Decision.refuse(new Refusal.LastOwner()));
        team.member(OWNER);
        assertThat(remove(owner, owner)).isEqualTo(Decision.accept(new MemberRemoved(team.id, owner, OWNER)));
    }
}
