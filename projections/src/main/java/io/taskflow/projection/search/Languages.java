package io.taskflow.projection.search;

import static io.taskflow.projection.rows.ColumnType.ID;
import static io.taskflow.projection.rows.ColumnType.TEXT;

import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.workspace.WorkspaceCreated;
import io.taskflow.events.workspace.WorkspaceLanguageChanged;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.rows.Column;
import io.taskflow.projection.rows.Lines;
import io.taskflow.projection.rows.Logged;
import io.taskflow.support.events.EventCodec;
import io.taskflow.support.language.SearchLanguage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the texts of workspaces are read in. A board's own events do not tell, so this is kept beside what they are folded into: a batch takes what it says
 * of languages before all else, and a rebuild looks first how they stand where it is filled up to.
 *
 * @param configurations names of text search configurations by workspace; what is missing is read as English
 */
public record Languages(Map<UUID, String> configurations) {
    /** A workspace and its language. */
    public static final Lines<Map.Entry<UUID, String>> LINES = new Lines<>(
            "language_current",
            List.of(
                    Column.of("workspace_id", ID, Map.Entry::getKey),
                    Column.of("language", TEXT, Map.Entry::getValue)));

    private static final Set<String> TYPES = Set.of(
            EventTypes.of(WorkspaceCreated.class).name(),
            EventTypes.of(WorkspaceLanguageChanged.class).name());
    private static final int PAGE = 1_000;

    // By the keys of what is there: the documents of one workspace are few among all.
    private static final String CHANGE = """
            WITH said AS (
              INSERT INTO %1$s (workspace_id, language) SELECT * FROM unnest(?::uuid[], ?::text[])
                  ON CONFLICT (workspace_id) DO UPDATE SET language = excluded.language
              RETURNING workspace_id, language),
            tasks AS (
              SELECT t.task_id, said.language FROM said JOIN %2$s b USING (workspace_id) JOIN %3$s t USING (board_id)),
            spoken AS (
              SELECT task_id AS id, language FROM tasks
              UNION ALL
              SELECT c.comment_id, tasks.language FROM tasks JOIN %4$s c USING (task_id))
            UPDATE %5$s d SET language = spoken.language FROM spoken
             WHERE d.document_id = spoken.id AND d.language <> spoken.language
            """;

    private static final String FIND = """
            SELECT workspace_id, language FROM %s
             WHERE workspace_id IN (SELECT workspace_id FROM %s WHERE board_id = ANY(?) UNION ALL SELECT unnest(?::uuid[]))
            """;

    public Languages {
        configurations = Map.copyOf(configurations);
    }

    /** The name of a workspace's text search configuration. */
    public String of(UUID workspace) {
        return configurations.getOrDefault(workspace, SearchLanguage.ENGLISH.configuration());
    }

    /** As the log says up to a position. */
    public static Languages upTo(EventLog log, EventCodec codec, long position) {
        Map<UUID, String> said = new HashMap<>();
        long after = 0;
        while (after < position) {
            List<RecordedEvent> some = new ArrayList<>();
            log.readTypes(TYPES, after, position, PAGE, some::add);
            some.forEach(event -> note(codec.decode(event.type(), event.revision(), event.payload()), said));
            after = some.size() < PAGE ? position : some.getLast().position();
        }
        return new Languages(said);
    }

    /**
     * Takes what a batch says of languages: documents of workspaces that speak another one are read anew. Answers those of all boards in the batch, as they
     * are at its end.
     */
    public static Languages take(Connection connection, Generation generation, List<Logged> events)
            throws SQLException {
        Map<UUID, String> said = new HashMap<>();
        events.forEach(logged -> note(logged.event(), said));
        if (!said.isEmpty()) {
            change(connection, generation, said);
        }
        return find(connection, generation, events);
    }

    private static void note(TaskflowEvent event, Map<UUID, String> said) {
        if (event instanceof WorkspaceLanguageChanged e) {
            said.put(e.workspaceId(), SearchLanguage.ofWorkspace(e.language()).configuration());
        } else if (event instanceof WorkspaceCreated e && e.language() != null) {
            said.put(e.workspaceId(), SearchLanguage.ofWorkspace(e.language()).configuration());
        }
    }

    private static void change(Connection connection, Generation generation, Map<UUID, String> said)
            throws SQLException {
        String sql = CHANGE.formatted(
                generation.table(LINES.table()),
                generation.table("board_current"),
                generation.table("task_current"),
                generation.table("comment_current"),
                generation.table(Document.ENTITY.current().table()));
        List<Map.Entry<UUID, String>> all = List.copyOf(said.entrySet());
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", all.stream().map(Map.Entry::getKey).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", all.stream().map(Map.Entry::getValue).toArray()));
            statement.executeUpdate();
        }
    }

    private static Languages find(Connection connection, Generation generation, List<Logged> events)
            throws SQLException {
        Set<UUID> boards = events.stream().map(Logged::board).collect(Collectors.toSet());
        Set<UUID> begun = events.stream()
                .map(Logged::event)
                .filter(BoardCreated.class::isInstance)
                .map(event -> ((BoardCreated) event).workspaceId())
                .collect(Collectors.toSet());
        Map<UUID, String> found = new HashMap<>();
        String sql = FIND.formatted(generation.table(LINES.table()), generation.table("board_current"));
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", boards.toArray()));
            statement.setArray(2, connection.createArrayOf("uuid", begun.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), rows.getString(2));
                }
            }
        }
        return new Languages(found);
    }
}
