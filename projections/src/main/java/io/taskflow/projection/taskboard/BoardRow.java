package io.taskflow.projection.taskboard;

import static io.taskflow.projection.rows.ColumnType.FLAG;
import static io.taskflow.projection.rows.ColumnType.ID;
import static io.taskflow.projection.rows.ColumnType.JSON;
import static io.taskflow.projection.rows.ColumnType.LONG;
import static io.taskflow.projection.rows.ColumnType.TEXT;
import static io.taskflow.projection.rows.ColumnType.TIME;

import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardMemberRemoved;
import io.taskflow.events.board.BoardMemberRoleChanged;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.BoardRestored;
import io.taskflow.events.board.BoardVisibility;
import io.taskflow.events.board.BoardVisibilityChanged;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnArchived;
import io.taskflow.events.board.ColumnDeleted;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.ColumnMoved;
import io.taskflow.events.board.ColumnRenamed;
import io.taskflow.events.board.ColumnRestored;
import io.taskflow.events.board.FieldEvent;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.board.LabelRecolored;
import io.taskflow.events.board.LabelRenamed;
import io.taskflow.projection.rows.Column;
import io.taskflow.projection.rows.Entity;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Row;
import io.taskflow.projection.rows.Values;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A board without its columns and tasks.
 *
 * @param importing whether its import is not complete, so that nobody may see it
 */
public record BoardRow(
        UUID id,
        UUID workspaceId,
        @Nullable String externalId,
        @Nullable String key,
        String name,
        boolean importing,
        boolean archived,
        BoardVisibility visibility,
        Labels labels,
        BoardFields fields,
        long version,
        Instant createdAt,
        long createdPosition,
        long position,
        Instant at)
        implements Row {

    public static final Entity<BoardRow> ENTITY = new Entity<>(
            "board",
            List.of(
                    Column.of("board_id", ID, BoardRow::id),
                    Column.of("workspace_id", ID, BoardRow::workspaceId),
                    Column.of("external_id", TEXT, BoardRow::externalId),
                    Column.of("key", TEXT, BoardRow::key),
                    Column.of("name", TEXT, BoardRow::name),
                    Column.of("importing", FLAG, BoardRow::importing),
                    Column.of("archived", FLAG, BoardRow::archived),
                    Column.of("visibility", TEXT, row -> row.visibility.name()),
                    Column.of("labels", JSON, row -> row.labels.json()),
                    Column.of("fields", JSON, row -> row.fields.json()),
                    Column.of("version", LONG, BoardRow::version),
                    Column.of("created_at", TIME, BoardRow::createdAt),
                    Column.of("created_position", LONG, BoardRow::createdPosition)),
            Entity.History.WHOLE,
            Entity.Load.OF_BOARDS,
            row -> new BoardRow(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getBoolean(6),
                    row.getBoolean(7),
                    BoardVisibility.valueOf(row.getString(8)),
                    new Labels(row.getString(9)),
                    new BoardFields(row.getString(10)),
                    row.getLong(11),
                    Values.time(row, 12),
                    row.getLong(13),
                    row.getLong(14),
                    Values.time(row, 15)));

    @Override
    public UUID boardId() {
        return id;
    }

    /** The board after an event: its version grows with each, whatever else does. */
    static BoardRow after(@Nullable BoardRow before, BoardEvent event, Logged logged) {
        if (event instanceof BoardCreated created) {
            if (before != null) {
                throw new IllegalStateException("board " + before.id + " began twice");
            }
            return new BoardRow(
                    created.boardId(),
                    created.workspaceId(),
                    created.externalId(),
                    created.key(),
                    created.name(),
                    created.importId() != null,
                    false,
                    BoardVisibility.WORKSPACE,
                    Labels.NONE,
                    BoardFields.NONE,
                    logged.version(),
                    logged.at(),
                    logged.position(),
                    logged.position(),
                    logged.at());
        }
        if (before == null) {
            throw new IllegalStateException("board " + event.boardId() + " has events before it was created");
        }
        return switch (event) {
            case BoardCreated e -> throw new IllegalStateException("board " + e.boardId() + " began twice");
            case BoardImported e ->
                before.next(
                        before.name, false, before.archived, before.visibility, before.labels, before.fields, logged);
            case BoardRenamed e ->
                before.next(
                        e.name(),
                        before.importing,
                        before.archived,
                        before.visibility,
                        before.labels,
                        before.fields,
                        logged);
            case BoardArchived e -> before.archived(true, logged);
            case BoardRestored e -> before.archived(false, logged);
            case BoardVisibilityChanged e ->
                before.next(
                        before.name,
                        before.importing,
                        before.archived,
                        e.visibility(),
                        before.labels,
                        before.fields,
                        logged);
            case BoardMemberAdded e -> before.next(logged);
            case BoardMemberRoleChanged e -> before.next(logged);
            case BoardMemberRemoved e -> before.next(logged);
            case ColumnAdded e -> before.next(logged);
            case ColumnRenamed e -> before.next(logged);
            case ColumnMoved e -> before.next(logged);
            case ColumnLimited e -> before.next(logged);
            case ColumnArchived e -> before.next(logged);
            case ColumnRestored e -> before.next(logged);
            case ColumnDeleted e -> before.next(logged);
            case LabelAdded e ->
                before.labelled(before.labels.with(new Labels.Label(e.labelId(), e.name(), e.color())), logged);
            case LabelRenamed e ->
                before.labelled(
                        before.labels.changed(
                                e.labelId(), label -> new Labels.Label(label.id(), e.name(), label.color())),
                        logged);
            case LabelRecolored e ->
                before.labelled(
                        before.labels.changed(
                                e.labelId(), label -> new Labels.Label(label.id(), label.name(), e.color())),
                        logged);
            case LabelDeleted e -> before.labelled(before.labels.changed(e.labelId(), label -> null), logged);
            case FieldEvent e ->
                before.next(
                        before.name,
                        before.importing,
                        before.archived,
                        before.visibility,
                        before.labels,
                        before.fields.after(e),
                        logged);
        };
    }

    /** The board as it is, from the event of something on it on. */
    BoardRow since(Logged logged) {
        return new BoardRow(
                id,
                workspaceId,
                externalId,
                key,
                name,
                importing,
                archived,
                visibility,
                labels,
                fields,
                version,
                createdAt,
                createdPosition,
                logged.position(),
                logged.at());
    }

    private BoardRow next(Logged logged) {
        return next(name, importing, archived, visibility, labels, fields, logged);
    }

    private BoardRow archived(boolean nowArchived, Logged logged) {
        return next(name, importing, nowArchived, visibility, labels, fields, logged);
    }

    private BoardRow labelled(Labels newLabels, Logged logged) {
        return next(name, importing, archived, visibility, newLabels, fields, logged);
    }

    private BoardRow next(
            String newName,
            boolean stillImporting,
            boolean nowArchived,
            BoardVisibility newVisibility,
            Labels newLabels,
            BoardFields newFields,
            Logged logged) {
        return new BoardRow(
                id,
                workspaceId,
                externalId,
                key,
                newName,
                stillImporting,
                nowArchived,
                newVisibility,
                newLabels,
                newFields,
                logged.version(),
                createdAt,
                createdPosition,
                logged.position(),
                logged.at());
    }
}
