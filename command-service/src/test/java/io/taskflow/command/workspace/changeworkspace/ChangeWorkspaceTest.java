package io.taskflow.command.workspace.changeworkspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.workspace.GivenWorkspace;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.events.workspace.WorkspaceLanguageChanged;
import io.taskflow.events.workspace.WorkspaceRenamed;
import io.taskflow.events.workspace.WorkspaceTimeZoneChanged;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeWorkspaceTest {
    private final UUID ana = UuidV7.next();
    private final GivenWorkspace team = new GivenWorkspace();

    private Decision<WorkspaceEvent> change(
            @Nullable String name, @Nullable String timeZone, @Nullable Optional<String> language) {
        return new ChangeWorkspace(ana, team.id, name, timeZone, language).decide(team.state());
    }

    @Test
    void getsAnotherNameTimeZoneAndLanguage() {
        Decision<WorkspaceEvent> all = change("New", "Europe/Berlin", Optional.of("de"));
        assertThat(all)
                .isEqualTo(new Decision.Accepted<>(List.of(
                        new WorkspaceRenamed(team.id, "New"),
                        new WorkspaceTimeZoneChanged(team.id, "Europe/Berlin"),
                        new WorkspaceLanguageChanged(team.id, "de"))));
        assertThat(team.with(all).state().settings())
                .isEqualTo(new WorkspaceState.Settings("New", "Europe/Berlin", "de"));
        assertThat(change(null, null, Optional.empty()))
                .isEqualTo(Decision.accept(new WorkspaceLanguageChanged(team.id, null)));
    }

    @Test
    void keepsWhatItHasAndWhatIsNotSpokenOf() {
        assertThat(change("Team", "UTC", Optional.empty())).isEqualTo(Decision.unchanged());
        assertThat(change(null, null, null)).isEqualTo(Decision.unchanged());
    }
}
