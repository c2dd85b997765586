package io.taskflow.events.workspace;

import io.taskflow.events.TaskflowEvent;
import java.util.UUID;

/** An event of a workspace; its stream and its scope are the workspace. */
public sealed interface WorkspaceEvent extends TaskflowEvent
        permits WorkspaceCreated,
                WorkspaceRenamed,
                WorkspaceTimeZoneChanged,
                WorkspaceLanguageChanged,
                WorkspaceDeleted,
                WorkspaceRestored,
                MemberAdded,
                MemberRoleChanged,
                MemberRemoved,
                MemberInvited,
                InvitationRenewed,
                InvitationRevoked,
                InvitationDeclined,
                InvitationAccepted,
                PlaceholderAdded,
                PlaceholderMatched {
    UUID workspaceId();
}
