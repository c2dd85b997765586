package io.taskflow.support.security;

import java.io.Serializable;
import java.util.UUID;

/**
 * The person behind a request, as found at this very request.
 *
 * @param id the account
 * @param sessionId the login this token came from
 * @param systemAdmin whether the account operates the system
 */
public record CurrentUser(UUID id, UUID sessionId, boolean systemAdmin) implements Serializable {}
