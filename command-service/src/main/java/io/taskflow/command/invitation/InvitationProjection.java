package io.taskflow.command.invitation;

import io.taskflow.command.inline.Statements;
import io.taskflow.events.EventMetadata;
import io.taskflow.events.EventTypes;
import io.taskflow.events.workspace.InvitationAccepted;
import io.taskflow.events.workspace.InvitationDeclined;
import io.taskflow.events.workspace.InvitationRenewed;
import io.taskflow.events.workspace.InvitationRevoked;
import io.taskflow.events.workspace.MemberInvited;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps how invitations stand. They are rare, so each event is a statement. */
final class InvitationProjection implements InlineProjection {
    private static final Set<String> HEARD = Stream.of(
                    MemberInvited.class,
                    InvitationRenewed.class,
                    InvitationRevoked.class,
                    InvitationDeclined.class,
                    InvitationAccepted.class)
            .map(type -> EventTypes.of(type).name())
            .collect(Collectors.toUnmodifiableSet());

    private final EventCodec codec;

    InvitationProjection(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public void apply(List<RecordedEvent> group, Connection connection) throws SQLException {
        for (RecordedEvent event : group) {
            if (HEARD.contains(event.type())) {
                hear((WorkspaceEvent) codec.decode(event.type(), event.revision(), event.payload()), event, connection);
            }
        }
    }

    private void hear(WorkspaceEvent event, RecordedEvent recorded, Connection connection) throws SQLException {
        switch (event) {
            case MemberInvited e ->
                Statements.run(
                        connection,
                        """
                        UPDATE command.invitation
                           SET state = 'PENDING', role = ?, invited_by = ?, created_at = ?, expires_at = ? WHERE id = ?""",
                        e.role().name(),
                        actor(recorded),
                        recorded.occurredAt().atOffset(ZoneOffset.UTC),
                        e.expiresAt().atOffset(ZoneOffset.UTC),
                        e.invitationId());
            case InvitationRenewed e ->
                Statements.run(
                        connection,
                        "UPDATE command.invitation SET expires_at = ? WHERE id = ?",
                        e.expiresAt().atOffset(ZoneOffset.UTC),
                        e.invitationId());
            case InvitationAccepted e ->
                Statements.run(
                        connection, "UPDATE command.invitation SET state = 'ACCEPTED' WHERE id = ?", e.invitationId());
            case InvitationRevoked e -> end(connection, e.invitationId(), null);
            case InvitationDeclined e -> end(connection, e.invitationId(), actor(recorded));
            default -> throw new IllegalStateException(event + " is not heard here");
        }
    }

    private UUID actor(RecordedEvent recorded) {
        return UUID.fromString(codec.decodeMetadata(recorded.metadata()).get(EventMetadata.ACTOR));
    }

    /** The address is needed no longer; where it was is, for whoever sends the same command again. */
    private static void end(Connection connection, UUID id, @Nullable UUID declinedBy) throws SQLException {
        Statements.run(
                connection,
                "UPDATE command.invitation SET state = 'ENDED', email = '', declined_by = ? WHERE id = ?",
                declinedBy,
                id);
    }
}
