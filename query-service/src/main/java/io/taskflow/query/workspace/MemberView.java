package io.taskflow.query.workspace;

import java.time.Instant;
import java.util.UUID;

/**
 * Someone in a workspace.
 *
 * @param name today's; empty where it was erased
 * @param role {@code OWNER}, {@code ADMIN}, {@code MEMBER}, {@code GUEST}, or {@code PLACEHOLDER}: whom an import named
 *     and no account stands for yet
 */
record MemberView(UUID id, String name, String role, Instant since) {}
