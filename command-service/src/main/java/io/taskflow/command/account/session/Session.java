package io.taskflow.command.account.session;

import io.taskflow.command.account.Stored;
import io.taskflow.events.id.UuidV7;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One login, on one device. Its changes are single statements of {@link SessionRows}. */
@Entity
@Table(schema = "account", name = "session")
class Session extends Stored<UUID> {
    @Id
    private UUID id;

    private UUID accountId;
    private String userAgent;
    private String address;
    private Instant createdAt;
    private Instant usedAt;
    private Instant expiresAt;
    private @Nullable Instant endedAt;

    /** Hibernate fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    Session(UUID accountId, Device device, Instant now, Instant expiresAt) {
        this.id = UuidV7.next();
        this.accountId = accountId;
        this.userAgent = device.userAgent();
        this.address = device.address();
        this.createdAt = now;
        this.usedAt = now;
        this.expiresAt = expiresAt;
    }

    @Override
    public UUID getId() {
        return id;
    }

    UUID accountId() {
        return accountId;
    }

    String userAgent() {
        return userAgent;
    }

    String address() {
        return address;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant usedAt() {
        return usedAt;
    }
}
