package io.taskflow.command.importing;

import io.taskflow.command.claim.Keys;
import io.taskflow.events.EventMetadata;
import io.taskflow.events.EventType;
import io.taskflow.events.EventTypes;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.PlaceholderAdded;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.support.events.EventCodec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the people of a log known to its workspace before anything is done by them. */
final class Placeholders {
    private static final int BATCH = 500;

    private final Appender appender;
    private final DataSource database;
    private final EventCodec codec;

    Placeholders(Appender appender, DataSource database, EventCodec codec) {
        this.appender = appender;
        this.database = database;
        this.codec = codec;
    }

    /** Adds everyone whom the steps name and the workspace does not know; safe to repeat. */
    void add(ImportJob job) throws SQLException {
        String names = """
                SELECT to_assignee FROM %1$s WHERE to_assignee <> '' UNION SELECT actor FROM %1$s WHERE actor <> ''
                """.formatted(new Staging(database, job.id()).stepTable());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement query = connection.createStatement()) {
                query.setFetchSize(BATCH);
                try (ResultSet name = query.executeQuery(names)) {
                    Map<UUID, String> people = new LinkedHashMap<>();
                    while (name.next()) {
                        people.put(ImportIds.person(job.workspaceId(), name.getString(1)), name.getString(1));
                        if (people.size() == BATCH) {
                            addUnknown(job, people);
                            people.clear();
                        }
                    }
                    addUnknown(job, people);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void addUnknown(ImportJob job, Map<UUID, String> people) {
        people.keySet().removeAll(known(job.workspaceId(), people.keySet()));
        while (!people.isEmpty()) {
            try {
                append(job, people);
                return;
            } catch (AppendRefusedException e) {
                // Another import may have added one of them a moment ago.
                if (!(e.refusal() instanceof AppendRefusal.Taken taken)
                        || !people.keySet().removeIf(id -> taken.key().equals(claim(job, id)))) {
                    throw e;
                }
            }
        }
    }

    private Set<UUID> known(UUID workspaceId, Set<UUID> ids) {
        return new HashSet<>(JdbcClient.create(database)
                .sql("SELECT user_id FROM command.membership WHERE workspace_id = :workspace AND user_id = ANY (:ids)")
                .param("workspace", workspaceId)
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private void append(ImportJob job, Map<UUID, String> people) {
        String workspace = job.workspaceId().toString();
        EventType type = EventTypes.of(PlaceholderAdded.class);
        byte[] metadata = codec.encodeMetadata(
                Map.of(EventMetadata.ACTOR, job.createdBy().toString(), EventMetadata.SCOPE, workspace));
        List<NewEvent> events = new ArrayList<>();
        List<Guard> guards = new ArrayList<>();
        people.forEach((id, name) -> {
            guards.add(new Guard.Claim(claim(job, id), null));
            events.add(new NewEvent(
                    UuidV7.next().toString(),
                    workspace,
                    "Workspace",
                    workspace,
                    null,
                    type.name(),
                    type.revision(),
                    codec.encode(new PlaceholderAdded(job.workspaceId(), id, name)),
                    metadata,
                    null));
        });
        appender.append(AppendRequest.of(events).with(List.of(), guards, null));
    }

    private static String claim(ImportJob job, UUID person) {
        return Keys.placeholder(job.workspaceId(), person);
    }
}
