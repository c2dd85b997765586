package io.taskflow.command.account.oidc;

import io.taskflow.command.account.Stored;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** That an issuer means the person of an account. */
@Entity
@Table(schema = "account", name = "external_identity")
class ExternalIdentity extends Stored<ExternalIdentity.Key> {
    @EmbeddedId
    private Key key;

    private UUID accountId;

    /** Hibernate fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    protected ExternalIdentity() {}

    ExternalIdentity(Key key, UUID accountId) {
        this.key = key;
        this.accountId = accountId;
    }

    /** A subject is unique and never given again within its issuer; addresses are. */
    @Embeddable
    record Key(String issuer, String subject) implements Serializable {}

    @Override
    public Key getId() {
        return key;
    }

    UUID accountId() {
        return accountId;
    }
}
