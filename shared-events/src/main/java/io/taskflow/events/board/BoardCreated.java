package io.taskflow.events.board;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A board began, without columns.
 *
 * @param key short prefix for people, such as {@code OPS}, or null
 * @param externalId the id in the system this board came from, unique in its workspace, or null
 * @param importId the import that makes this board, which stays hidden until {@link BoardImported}; null when a person made it
 */
public record BoardCreated(
        UUID boardId,
        UUID workspaceId,
        String name,
        @Nullable String key,
        @Nullable String externalId,
        @Nullable UUID importId)
        implements BoardEvent {}
