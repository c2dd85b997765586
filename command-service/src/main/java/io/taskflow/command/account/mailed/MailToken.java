package io.taskflow.command.account.mailed;

import io.taskflow.command.account.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A token sent by mail, as far as it is kept. */
@Entity
@Table(schema = "account", name = "mail_token")
class MailToken extends Stored<String> {
    @Id
    private String hash;

    private UUID accountId;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private Instant expiresAt;

    /** Hibernate fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    protected MailToken() {}

    MailToken(String hash, UUID accountId, Purpose purpose, Instant expiresAt) {
        this.hash = hash;
        this.accountId = accountId;
        this.purpose = purpose;
        this.expiresAt = expiresAt;
    }

    @Override
    public String getId() {
        return hash;
    }
}
