package io.taskflow.command.account.token;

import io.taskflow.command.account.Stored;
import io.taskflow.events.id.UuidV7;
import io.taskflow.support.security.Scope;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A personal access token, as far as it is kept: who has the table has no token. */
@Entity
@Table(schema = "account", name = "personal_token")
class PersonalToken extends Stored<UUID> {
    @Id
    private UUID id;

    private UUID accountId;
    private String name;
    private String hash;
    private String scopes;
    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant usedAt;

    /** Hibernate fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    protected PersonalToken() {}

    PersonalToken(UUID accountId, String name, String hash, Set<Scope> scopes, Instant now, Instant expiresAt) {
        this.id = UuidV7.next();
        this.accountId = accountId;
        this.name = name;
        this.hash = hash;
        this.scopes = Scope.stored(scopes);
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    @Override
    public UUID getId() {
        return id;
    }

    String name() {
        return name;
    }

    Set<Scope> scopes() {
        return Scope.read(scopes);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant usedAt() {
        return usedAt;
    }
}
