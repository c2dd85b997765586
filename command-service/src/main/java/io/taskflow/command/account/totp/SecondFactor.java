package io.taskflow.command.account.totp;

import io.taskflow.command.account.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/** An account's second factor: asked for once it is confirmed. */
@Entity
@Table(schema = "account", name = "second_factor")
class SecondFactor extends Stored<UUID> {
    private static final long NONE = Long.MIN_VALUE;

    @Id
    private UUID accountId;

    private byte[] secret;
    private boolean confirmed;
    private long lastStep;

    /** Hibernate fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    protected SecondFactor() {}

    SecondFactor(UUID accountId, byte[] secret) {
        this.accountId = accountId;
        this.secret = secret;
        this.lastStep = NONE;
    }

    @Override
    public UUID getId() {
        return accountId;
    }

    boolean confirmed() {
        return confirmed;
    }

    void confirm() {
        confirmed = true;
    }

    /** Begins anew with another secret. */
    void replace(byte[] secret) {
        this.secret = secret;
    }

    /** Uses a code up: whoever looked over a shoulder comes too late. False for a wrong code and for one that was used. */
    boolean take(String code, Instant now) {
        OptionalLong step = Totp.step(secret, code, now);
        if (step.isEmpty() || step.getAsLong() <= lastStep) {
            return false;
        }
        lastStep = step.getAsLong();
        return true;
    }
}
