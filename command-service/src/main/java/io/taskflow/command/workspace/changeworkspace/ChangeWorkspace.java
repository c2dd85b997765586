package io.taskflow.command.workspace.changeworkspace;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.events.workspace.WorkspaceLanguageChanged;
import io.taskflow.events.workspace.WorkspaceRenamed;
import io.taskflow.events.workspace.WorkspaceTimeZoneChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Change what a workspace says of itself; only what is spoken of.
 *
 * @param by who wants it
 * @param name null when it stays
 * @param timeZone null when it stays
 * @param language null when it stays, empty for none
 */
public record ChangeWorkspace(
        UUID by,
        UUID workspaceId,
        @Nullable String name,
        @Nullable String timeZone,
        @Nullable Optional<String> language) {
    /** One event for each thing that would not be what it is. */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace) {
        WorkspaceState.Settings settings = workspace.settings();
        List<WorkspaceEvent> events = new ArrayList<>();
        if (name != null && !name.equals(settings.name())) {
            events.add(new WorkspaceRenamed(workspaceId, name));
        }
        if (timeZone != null && !timeZone.equals(settings.timeZone())) {
            events.add(new WorkspaceTimeZoneChanged(workspaceId, timeZone));
        }
        if (language != null && !Objects.equals(language.orElse(null), settings.language())) {
            events.add(new WorkspaceLanguageChanged(workspaceId, language.orElse(null)));
        }
        return new Decision.Accepted<>(events);
    }
}
