package io.taskflow.command.account.session;

import io.taskflow.command.account.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refresh token, as far as it is kept: who has the table cannot refresh. */
@Entity
@Table(schema = "account", name = "refresh_token")
class RefreshToken extends Stored<String> {
    @Id
    private String hash;

    private UUID sessionId;
    private Instant expiresAt;
    private @Nullable Instant usedAt;

    /** Hibernate fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    protected RefreshToken() {}

    RefreshToken(String hash, UUID sessionId, Instant expiresAt) {
        this.hash = hash;
        this.sessionId = sessionId;
        this.expiresAt = expiresAt;
    }

    @Override
    public String getId() {
        return hash;
    }

    UUID sessionId() {
        return sessionId;
    }

    boolean used() {
        return usedAt != null;
    }

    void use(Instant now) {
        usedAt = now;
    }
}
