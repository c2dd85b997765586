package io.taskflow.events.workspace;

import java.util.UUID;

/** A workspace goes by another time zone; an IANA name. */
public record WorkspaceTimeZoneChanged(UUID workspaceId, String timeZone) implements WorkspaceEvent {}
