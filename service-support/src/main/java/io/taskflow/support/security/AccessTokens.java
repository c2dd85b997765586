package io.taskflow.support.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * Access tokens: JWTs signed with HMAC-SHA256 under the key all services share, naming account ({@code sub}) and
 * session ({@code sid}). A token proves only who logged in; whether the session still stands is asked at each request.
 */
public final class AccessTokens {
    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String SESSION = "sid";

    private final SigningKey key;
    private final InstantSource clock;
    // Checking a signature costs more than anything else of a small request; a token never changes.
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(LIFETIME).build();

    public AccessTokens(SigningKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** What a good token says. */
    public record Verified(UUID accountId, UUID sessionId, Instant expiresAt) {}

    /** A token for this account and session, good from now for {@link #LIFETIME}. */
    public String issue(UUID accountId, UUID sessionId) {
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(accountId.toString())
                .claim(SESSION, sessionId.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(key.bytes()));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
        return token.serialize();
    }

    /** What the token says, if its signature is ours and its time is not over. */
    public Optional<Verified> verify(String token) {
        Verified known = verified.getIfPresent(token);
        if (known == null) {
            known = check(token).orElse(null);
            if (known == null) {
                return Optional.empty();
            }
            verified.put(token, known);
        }
        return known.expiresAt().isAfter(clock.instant()) ? Optional.of(known) : Optional.empty();
    }

    private Optional<Verified> check(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            // The algorithm is ours to choose, never the token's.
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    || !token.verify(new MACVerifier(key.bytes()))) {
                return Optional.empty();
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            if (claims.getSubject() == null
                    || claims.getStringClaim(SESSION) == null
                    || claims.getExpirationTime() == null) {
                return Optional.empty();
            }
            return Optional.of(new Verified(
                    UUID.fromString(claims.getSubject()),
                    UUID.fromString(claims.getStringClaim(SESSION)),
                    claims.getExpirationTime().toInstant()));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
