package io.taskflow.command.account.session;

/**
 * What a client gets to act for a person.
 *
 * @param accessToken for {@code Authorization: Bearer …}
 * @param refreshToken good for one refresh
 * @param expiresIn seconds until the access token runs out
 */
public record SessionTokens(String accessToken, String refreshToken, long expiresIn) {}
