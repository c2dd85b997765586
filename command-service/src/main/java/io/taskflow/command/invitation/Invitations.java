package io.taskflow.command.invitation;

import io.taskflow.command.account.EmailAddress;
import io.taskflow.command.account.InvitedAddresses;
import io.taskflow.command.mail.Mail;
import io.taskflow.command.mail.Mails;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.support.security.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of invitations beside their events: addresses, and hashes of tokens. */
public final class Invitations implements InvitedAddresses {
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final JdbcClient sql;
    private final Mails mails;

    Invitations(JdbcClient sql, Mails mails) {
        this.sql = sql;
        this.mails = mails;
    }

    /**
     * An invitation that the log has.
     *
     * @param email the invited address, in lower case; empty once the invitation was revoked or declined
     * @param declinedBy null unless somebody declined it
     */
    public record Known(
            UUID id,
            UUID workspaceId,
            String email,
            @Nullable UUID declinedBy) {}

    /** When an invitation expires that is sent now. */
    public static Instant expiry(Instant now) {
        return now.plus(LIFETIME).truncatedTo(ChronoUnit.MICROS);
    }

    /** Writes down whom an invitation is for, before its event is appended. */
    public void write(UUID id, UUID workspaceId, String email, String token) {
        sql.sql("INSERT INTO command.invitation (id, workspace_id, email, token_hash) VALUES (?, ?, ?, ?)")
                .params(id, workspaceId, email, Secret.hash(token))
                .update();
    }

    /** Forgets an invitation that the log did not get, and those of processes that died over them. */
    public void strike(UUID id) {
        sql.sql("""
                        DELETE FROM command.invitation
                         WHERE state IS NULL AND (id = ? OR written_at < clock_timestamp() - interval '1 hour')""").param(id).update();
    }

    /** Whether the log has this invitation. */
    public boolean has(UUID id) {
        return known("id", id).isPresent();
    }

    /** From now on this token answers the invitation, and no other. */
    public void renew(UUID id, String token) {
        sql.sql("UPDATE command.invitation SET token_hash = ? WHERE id = ?")
                .params(Secret.hash(token), id)
                .update();
    }

    /** Whether someone of this address is invited and may still come. */
    public boolean pending(UUID workspaceId, String email, Instant now) {
        return sql.sql("""
                        SELECT EXISTS (SELECT FROM command.invitation
                         WHERE workspace_id = ? AND email = ? AND state = 'PENDING' AND expires_at > ?)""")
                .params(workspaceId, email, OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean invites(EmailAddress address) {
        return sql.sql("""
                        SELECT EXISTS (SELECT FROM command.invitation
                         WHERE email = ? AND state = 'PENDING' AND expires_at > clock_timestamp())""").param(address.value()).query(Boolean.class).single();
    }

    /**
     * The invitation of this id.
     *
     * @throws ProblemException {@code not-found}
     */
    public Known find(UUID id) {
        return known("id", id).orElseThrow(Invitations::notFound);
    }

    /**
     * The invitation that a token answers, or that this person declined with it: who asks again is answered as before.
     *
     * @throws ProblemException {@code not-found}; {@code forbidden} if it is for another address than the account's, or that
     *     is not confirmed
     */
    public Known answeredBy(UUID userId, String token) {
        Known known = known("token_hash", Secret.hash(token))
                .filter(found -> !found.email().isEmpty() || userId.equals(found.declinedBy()))
                .orElseThrow(Invitations::notFound);
        if (known.email().isEmpty()) {
            return known;
        }
        boolean confirmed = sql.sql("SELECT email_confirmed FROM account.account WHERE id = ? AND email = ?")
                .params(userId, known.email())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.FORBIDDEN, "The invitation is for another address than your account's"));
        if (!confirmed) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "Confirm your account's address first, with the token that was mailed to it");
        }
        return known;
    }

    private Optional<Known> known(String column, Object value) {
        return sql.sql(
                        "SELECT id, workspace_id, email, declined_by FROM command.invitation WHERE state IS NOT NULL AND "
                                + column + " = ?")
                .param(value)
                .query((row, index) -> new Known(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, UUID.class)))
                .optional();
    }

    /** In the words that answer those who may not see one that is there. */
    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such thing, or you may not see it");
    }

    /** Tells the invited how to answer. */
    public void mail(String email, String token) {
        mails.send(new Mail(email, "You are invited to a workspace on taskflow", """
                You are invited to a workspace on taskflow. Log in with the account of this address, or make one, and
                answer within 7 days with this token:

                %s

                POST /api/v1/invitations/accept {"token": "…"} to come, /api/v1/invitations/decline not to.
                """.formatted(token)));
    }
}
