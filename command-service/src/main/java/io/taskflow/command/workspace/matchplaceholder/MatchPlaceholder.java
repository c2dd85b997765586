package io.taskflow.command.workspace.matchplaceholder;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.PlaceholderMatched;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.util.UUID;

/**
 * Let a member stand for a placeholder.
 *
 * @param by who wants it
 */
public record MatchPlaceholder(UUID by, UUID workspaceId, UUID placeholderId, UUID userId) {
    /**
     * Once.
     *
     * @param waiting whether the placeholder is one that nobody stands for
     */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace, boolean waiting) {
        if (!waiting) {
            return Decision.refuse(new Refusal.NotFound());
        }
        return workspace.role(userId) == null
                ? Decision.refuse(new Refusal.UnknownMember("/userId", userId))
                : Decision.accept(new PlaceholderMatched(workspaceId, placeholderId, userId));
    }
}
