package io.taskflow.events.workspace;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace began. {@code timeZone} is an IANA name such as {@code Europe/Berlin}; {@code language} a BCP 47 tag or
 * null for none.
 */
public record WorkspaceCreated(
        UUID workspaceId,
        String name,
        String timeZone,
        @Nullable String language) implements WorkspaceEvent {}
