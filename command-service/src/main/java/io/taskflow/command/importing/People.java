package io.taskflow.command.importing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The ids of a workspace's people by exact name; remembers the most recent, since the same few act again and again. */
final class People {
    private static final int REMEMBERED = 4_096;

    private final UUID workspaceId;
    private final Map<String, UUID> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UUID> eldest) {
            return size() > REMEMBERED;
        }
    };

    People(UUID workspaceId) {
        this.workspaceId = workspaceId;
    }

    UUID id(String name) {
        return recent.computeIfAbsent(name, unknown -> ImportIds.person(workspaceId, unknown));
    }
}
