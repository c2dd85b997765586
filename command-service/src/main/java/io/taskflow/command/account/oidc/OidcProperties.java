package io.taskflow.command.account.oidc;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the external issuer, from {@code TASKFLOW_OIDC_ISSUER} and {@code TASKFLOW_OIDC_CLIENT_ID}: both, or none where people have passwords only.
 *
 * @param issuer its URL, below which it answers {@code /.well-known/openid-configuration}
 * @param clientId what the issuer calls us
 */
@ConfigurationProperties("taskflow.oidc")
record OidcProperties(@Nullable String issuer, @Nullable String clientId) {
    OidcProperties {
        issuer = orNull(issuer);
        clientId = orNull(clientId);
        if ((issuer == null) != (clientId == null)) {
            throw new IllegalArgumentException("set both of TASKFLOW_OIDC_ISSUER and TASKFLOW_OIDC_CLIENT_ID, or none");
        }
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
