package io.taskflow.events.workspace;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workspace speaks another language; a BCP 47 tag, or null for none. */
public record WorkspaceLanguageChanged(
        UUID workspaceId, @Nullable String language) implements WorkspaceEvent {}
