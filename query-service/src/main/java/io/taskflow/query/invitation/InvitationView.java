package io.taskflow.query.invitation;

import io.taskflow.query.people.Person;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that nobody answered yet.
 *
 * @param role that whoever accepts it gets
 * @param expired whether it must be sent again before it can be accepted
 */
record InvitationView(
        UUID id, String email, String role, Person invitedBy, Instant createdAt, Instant expiresAt, boolean expired) {}
