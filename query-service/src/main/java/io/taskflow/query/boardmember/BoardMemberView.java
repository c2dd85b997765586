package io.taskflow.query.boardmember;

import java.time.Instant;
import java.util.UUID;

/**
 * Someone who was added to a board.
 *
 * @param name today's; empty where it was erased
 * @param role {@code EDITOR}, {@code COMMENTER} or {@code VIEWER}
 */
record BoardMemberView(UUID id, String name, String role, Instant since) {}
