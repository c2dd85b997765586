package io.taskflow.query.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.MemberRemoved;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.MemberRoleChanged;
import io.taskflow.events.workspace.PlaceholderAdded;
import io.taskflow.events.workspace.WorkspaceCreated;
import io.taskflow.events.workspace.WorkspaceRenamed;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkspaceFoldTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID WORKSPACE = new UUID(1, 1);
    private static final UUID ADA = new UUID(2, 1);
    private static final UUID PLACEHOLDER = new UUID(2, 2);

    private final WorkspaceFold workspace = new WorkspaceFold();
    private long position = 10;

    private void given(TaskflowEvent... events) {
        for (TaskflowEvent event : events) {
            position++;
            workspace.apply(new LoggedEvent(
                    position,
                    position - 10,
                    EventTypes.of(event.getClass()).name(),
                    NOON.plusSeconds(position),
                    ADA,
                    event));
        }
    }

    @Test
    void aWorkspaceHasTheNameItGotLast() {
        assertThat(workspace.begun()).isFalse();
        given(
                new WorkspaceCreated(WORKSPACE, "Team", "Europe/Berlin", "de"),
                new WorkspaceRenamed(WORKSPACE, "The team"));
        assertThat(workspace.begun()).isTrue();
        assertThat(workspace.name()).isEqualTo("The team");
        assertThat(workspace.timeZone()).isEqualTo("Europe/Berlin");
        assertThat(workspace.language()).isEqualTo("de");
        assertThat(workspace.createdAt()).isEqualTo(NOON.plusSeconds(11));
        assertThat(workspace.version()).isEqualTo(2);
        assertThat(workspace.position()).isEqualTo(12);
    }

    @Test
    void membersStandInTheOrderTheyCame() {
        given(
                new WorkspaceCreated(WORKSPACE, "Team", "UTC", null),
                new MemberAdded(WORKSPACE, ADA, MemberRole.OWNER),
                new PlaceholderAdded(WORKSPACE, PLACEHOLDER, "Grace"),
                new MemberAdded(WORKSPACE, ADA, MemberRole.ADMIN));
        assertThat(workspace.members())
                .containsExactly(
                        new WorkspaceFold.Member(ADA, "ADMIN", NOON.plusSeconds(12), 12),
                        new WorkspaceFold.Member(PLACEHOLDER, "PLACEHOLDER", NOON.plusSeconds(13), 13));
    }

    @Test
    void whoLeavesIsGoneAndComesBackAsTheNewest() {
        given(
                new WorkspaceCreated(WORKSPACE, "Team", "UTC", null),
                new MemberAdded(WORKSPACE, ADA, MemberRole.MEMBER),
                new PlaceholderAdded(WORKSPACE, PLACEHOLDER, "Grace"),
                new MemberRoleChanged(WORKSPACE, ADA, MemberRole.MEMBER, MemberRole.ADMIN));
        assertThat(workspace.members().getFirst())
                .isEqualTo(new WorkspaceFold.Member(ADA, "ADMIN", NOON.plusSeconds(12), 12));

        given(new MemberRemoved(WORKSPACE, ADA, MemberRole.ADMIN), new MemberAdded(WORKSPACE, ADA, MemberRole.GUEST));

        assertThat(workspace.members().getLast())
                .isEqualTo(new WorkspaceFold.Member(ADA, "GUEST", NOON.plusSeconds(16), 16));
    }

    @Test
    void whatIsNotOfAWorkspaceIsAFault() {
        assertThatThrownBy(() -> given(new BoardRenamed(new UUID(5, 5), "B"))).hasMessageContaining("workspace");
    }
}
