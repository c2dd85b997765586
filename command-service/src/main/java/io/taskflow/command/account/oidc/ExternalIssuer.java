package io.taskflow.command.account.oidc;

import io.taskflow.command.account.EmailAddress;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * An OpenID Connect issuer that says who somebody is, by ID tokens (OpenID Connect Core 1.0, 3.1.3.7). Its keys are fetched when they are needed, so that
 * it may start later than we do.
 */
final class ExternalIssuer {
    private static final Logger log = LoggerFactory.getLogger(ExternalIssuer.class);
    /** An ID token is for the login it was made for: one that turns up later was lying about. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final String AUTHORIZED_PARTY = "azp";
    private static final String RETRY_AFTER_SECONDS = "5";

    private final String url;
    private final String clientId;
    private final JwtDecoder decoder;

    ExternalIssuer(String url, String clientId) {
        this.url = url;
        this.clientId = clientId;
        this.decoder = new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder found = NimbusJwtDecoder.withIssuerLocation(url).build();
            found.setJwtValidator(validator());
            return found;
        });
    }

    /**
     * Whom a token tells of.
     *
     * @param email null unless the issuer says that it is theirs
     * @param name null where the issuer has none
     */
    record Person(
            String issuer,
            String subject,
            @Nullable EmailAddress email,
            @Nullable String name) {}

    String url() {
        return url;
    }

    String clientId() {
        return clientId;
    }

    private OAuth2TokenValidator<Jwt> validator() {
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(url),
                new JwtClaimValidator<@Nullable List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(clientId)),
                new JwtClaimValidator<@Nullable String>(
                        AUTHORIZED_PARTY, party -> party == null || party.equals(clientId)),
                new JwtClaimValidator<@Nullable Instant>(
                        JwtClaimNames.IAT,
                        at -> at != null && at.isAfter(Instant.now().minus(FRESH))),
                new JwtClaimValidator<@Nullable String>(JwtClaimNames.SUB, subject -> subject != null));
    }

    /** @throws ProblemException {@code wrong-credentials}, or {@code issuer-unavailable} when its keys cannot be fetched */
    Person person(String idToken) {
        Jwt token = decoded(idToken);
        boolean verified = Boolean.TRUE.equals(token.getClaim("email_verified"));
        String email = verified ? token.getClaimAsString("email") : null;
        return new Person(
                url,
                Objects.requireNonNull(token.getSubject(), "the validator saw to it"),
                Optional.ofNullable(email).flatMap(EmailAddress::of).orElse(null),
                token.getClaimAsString("name"));
    }

    private Jwt decoded(String idToken) {
        try {
            return decoder.decode(idToken);
        } catch (BadJwtException e) {
            log.debug("an ID token was refused", e);
            throw new ProblemException(
                    ProblemType.WRONG_CREDENTIALS, "This is no fresh ID token of the issuer for this client");
        } catch (JwtException | JwtDecoderInitializationException e) {
            log.warn("the keys of {} cannot be fetched: {}", url, e.getMessage());
            throw new ProblemException(ProblemType.ISSUER_UNAVAILABLE, "The issuer does not answer")
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
    }
}
