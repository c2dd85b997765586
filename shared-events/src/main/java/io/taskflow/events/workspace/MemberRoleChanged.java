package io.taskflow.events.workspace;

import java.util.UUID;

/** A member got another role. */
public record MemberRoleChanged(UUID workspaceId, UUID userId, MemberRole from, MemberRole role)
        implements WorkspaceEvent {}
