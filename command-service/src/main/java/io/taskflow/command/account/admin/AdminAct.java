package io.taskflow.command.account.admin;

import io.taskflow.command.account.Stored;
import io.taskflow.events.id.UuidV7;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What an admin did to an account; kept for good. */
@Entity
@Table(schema = "account", name = "admin_act")
class AdminAct extends Stored<UUID> {
    @Id
    private UUID id;

    private Instant at;
    private UUID actorId;
    private UUID accountId;
    private String act;

    /** Hibernate fills in the rest. */
    @SuppressWarnings("NullAway.Init")
    protected AdminAct() {}

    AdminAct(UUID actorId, UUID accountId, String act) {
        this.id = UuidV7.next();
        this.at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        this.actorId = actorId;
        this.accountId = accountId;
        this.act = act;
    }

    @Override
    public UUID getId() {
        return id;
    }
}
