package io.taskflow.command.account;

import io.taskflow.events.id.UuidV7;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A person who logs in. A change writes only what changed, so that changes of different things both hold. */
@Entity
@Table(schema = "account", name = "account")
@DynamicUpdate
public class Account extends Stored<UUID> {
    @Id
    private UUID id;

    private String email;
    private boolean emailConfirmed;
    private String name;
    private @Nullable String passwordHash;
    private String timeZone;
    private String locale;
    private boolean systemAdmin;
    private boolean auditor;
    private boolean disabled;
    private Instant createdAt;

    /** Hibernate fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    private Account(
            EmailAddress email,
            boolean emailConfirmed,
            String name,
            @Nullable String passwordHash,
            boolean systemAdmin) {
        this.id = UuidV7.next();
        this.email = email.value();
        this.emailConfirmed = emailConfirmed;
        this.name = name;
        this.passwordHash = passwordHash;
        this.timeZone = AccountRules.DEFAULT_TIME_ZONE;
        this.locale = AccountRules.DEFAULT_LOCALE;
        this.systemAdmin = systemAdmin;
        this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Somebody who registered with this address, which may be another's. */
    public static Account registered(EmailAddress email, String name, String passwordHash) {
        return new Account(email, false, name, passwordHash, false);
    }

    /** The admin that whoever runs the server vouches for. */
    public static Account admin(EmailAddress email, String name, String passwordHash) {
        return new Account(email, true, name, passwordHash, true);
    }

    /** Somebody whose address an external issuer vouches for; they have no password. */
    public static Account external(EmailAddress email, String name) {
        return new Account(email, true, name, null, false);
    }

    @Override
    public UUID getId() {
        return id;
    }

    public String email() {
        return email;
    }

    /** Whether mail to the address is known to reach the person. */
    public boolean emailConfirmed() {
        return emailConfirmed;
    }

    public String name() {
        return name;
    }

    /** Null where the person logs in through an external issuer only. */
    public @Nullable String passwordHash() {
        return passwordHash;
    }

    public String timeZone() {
        return timeZone;
    }

    public String locale() {
        return locale;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean disabled() {
        return disabled;
    }

    public void confirmEmail() {
        emailConfirmed = true;
    }

    /** A disabled account is refused at its next request, and does not log in. */
    public void disable(boolean disabled) {
        this.disabled = disabled;
    }

    public boolean has(SystemRole role) {
        return switch (role) {
            case SYSTEM_ADMIN -> systemAdmin;
            case AUDITOR -> auditor;
        };
    }

    public void give(SystemRole role, boolean given) {
        switch (role) {
            case SYSTEM_ADMIN -> systemAdmin = given;
            case AUDITOR -> auditor = given;
        }
    }

    public void rename(String name) {
        this.name = name;
    }

    public void moveTo(String timeZone) {
        this.timeZone = timeZone;
    }

    public void speak(String locale) {
        this.locale = locale;
    }

    public void changePassword(@Nullable String passwordHash) {
        this.passwordHash = passwordHash;
    }
}
