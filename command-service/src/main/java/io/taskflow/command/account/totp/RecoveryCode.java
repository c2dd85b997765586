package io.taskflow.command.account.totp;

import io.taskflow.command.account.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A recovery code, as far as it is kept. */
@Entity
@Table(schema = "account", name = "recovery_code")
class RecoveryCode extends Stored<String> {
    @Id
    private String hash;

    private UUID accountId;

    /** Hibernate fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    protected RecoveryCode() {}

    RecoveryCode(String hash, UUID accountId) {
        this.hash = hash;
        this.accountId = accountId;
    }

    @Override
    public String getId() {
        return hash;
    }
}
