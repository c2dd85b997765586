package io.taskflow.command.workspace.changerole;

import static io.taskflow.events.workspace.MemberRole.ADMIN;
import static io.taskflow.events.workspace.MemberRole.GUEST;
import static io.taskflow.events.workspace.MemberRole.MEMBER;
import static io.taskflow.events.workspace.MemberRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.GivenWorkspace;
import io.taskflow.command.workspace.Members;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.MemberRoleChanged;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeRoleTest {
    private final GivenWorkspace team = new GivenWorkspace();
    private final UUID owner = team.member(OWNER);
    private final UUID admin = team.member(ADMIN);
    private final UUID member = team.member(MEMBER);

    private Decision<WorkspaceEvent> change(UUID by, UUID person, MemberRole role) {
        return new ChangeRole(by, team.id, person, role).decide(team.state());
    }

    @Test
    void aMemberGetsAnotherRole() {
        assertThat(change(admin, member, GUEST))
                .isEqualTo(Decision.accept(new MemberRoleChanged(team.id, member, MEMBER, GUEST)));
        assertThat(team.with(change(admin, member, GUEST)).state().role(member)).isEqualTo(GUEST);
    }

    @Test
    void aMemberKeepsTheRoleTheyHave() {
        assertThat(change(admin, member, MEMBER)).isEqualTo(Decision.unchanged());
        assertThat(change(admin, owner, OWNER)).isEqualTo(Decision.unchanged());
    }

    @Test
    void whoIsNotInTheWorkspaceGetsNone() {
        assertThat(change(owner, UuidV7.next(), MEMBER)).isEqualTo(Decision.refuse(new Refusal.NotFound()));
    }

    @Test
    void onlyOwnersMakeOwnersAndLowerThem() {
        assertThat(change(admin, admin, OWNER)).isEqualTo(Decision.refuse(Members.onlyOwners()));
        assertThat(change(admin, member, OWNER)).isEqualTo(Decision.refuse(Members.onlyOwners()));
        team.with(change(owner, member, OWNER));
        assertThat(change(admin, member, GUEST)).isEqualTo(Decision.refuse(Members.onlyOwners()));
        assertThat(change(owner, member, GUEST))
                .isEqualTo(Decision.accept(new MemberRoleChanged(team.id, member, OWNER, GUEST)));
    }

    @Test
    void theLastOwnerStaysOne() {
        assertThat(change(owner, owner, ADMIN)).isEqualTo(Decision.refuse(new Refusal.LastOwner()));
        team.with(change(owner, member, OWNER));
        team.with(change(owner, owner, ADMIN));
        assertThat(change(member, member, ADMIN)).isEqualTo(Decision.refuse(new Refusal.LastOwner()));
    }
}
