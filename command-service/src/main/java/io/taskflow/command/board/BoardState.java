package io.taskflow.command.board;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Gap;
import io.taskflow.command.rank.Place;
import io.taskflow.events.board.AccessEvent;
import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.BoardRestored;
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
import io.taskflow.events.board.WipPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about a board need to know of it.
 *
 * @param access who sees it
 * @param columns in their order
 * @param labels by their ids
 * @param placings how often a column took a place
 */
public record BoardState(
        UUID boardId,
        UUID workspaceId,
        String name,
        BoardAccess access,
        List<Column> columns,
        Map<UUID, Label> labels,
        BoardFields fields,
        boolean archived,
        long placings) {
    /** Most columns a board may have. */
    public static final int MOST_COLUMNS = 1_000;
    /** Most labels a board may have. */
    public static final int MOST_LABELS = 500;

    private static final Comparator<Column> ORDER = Comparator.comparing(Column::rank)
            .thenComparing(column -> column.id().toString());

    public BoardState {
        columns = List.copyOf(columns);
        labels = Map.copyOf(labels);
    }

    /**
     * A column.
     *
     * @param came greater than that of every column that took its place earlier
     */
    public record Column(
            UUID id,
            String name,
            String rank,
            @Nullable Integer wipLimit,
            WipPolicy wipPolicy,
            boolean archived,
            long came) {
        Column named(String newName) {
            return new Column(id, newName, rank, wipLimit, wipPolicy, archived, came);
        }

        Column placed(String newRank, long placing) {
            return new Column(id, name, newRank, wipLimit, wipPolicy, archived, placing);
        }

        Column limited(@Nullable Integer limit, WipPolicy policy) {
            return new Column(id, name, rank, limit, policy, archived, came);
        }

        Column archived(boolean whether) {
            return new Column(id, name, rank, wipLimit, wipPolicy, whether, came);
        }
    }

    /** A label. */
    public record Label(String name, String color) {}

    /** The board after an event; {@code before} is null for the first. */
    public static BoardState evolve(@Nullable BoardState before, BoardEvent event) {
        if (before == null && event instanceof BoardCreated e) {
            return new BoardState(
                    e.boardId(),
                    e.workspaceId(),
                    e.name(),
                    BoardAccess.FIRST,
                    List.of(),
                    Map.of(),
                    BoardFields.NONE,
                    false,
                    0);
        }
        if (before == null) {
            throw new IllegalStateException("board " + event.boardId() + " has events before it was created");
        }
        return before.after(event);
    }

    private BoardState after(BoardEvent event) {
        return switch (event) {
            case BoardCreated e -> throw new IllegalStateException("board " + boardId + " was created twice");
            case BoardImported e -> this;
            case AccessEvent e -> accessed(access.after(e));
            case BoardRenamed e ->
                new BoardState(boardId, workspaceId, e.name(), access, columns, labels, fields, archived, placings);
            case BoardArchived e -> archived(true);
            case BoardRestored e -> archived(false);
            case ColumnAdded e -> {
                List<Column> more = new ArrayList<>(columns);
                more.add(new Column(e.columnId(), e.name(), e.rank(), null, WipPolicy.WARN, false, placings + 1));
                yield ordered(more);
            }
            case ColumnRenamed e -> ordered(changed(e.columnId(), column -> column.named(e.name())));
            case ColumnMoved e -> ordered(changed(e.columnId(), column -> column.placed(e.rank(), placings + 1)));
            case ColumnLimited e ->
                ordered(changed(e.columnId(), column -> column.limited(e.wipLimit(), e.wipPolicy())));
            case ColumnArchived e -> ordered(changed(e.columnId(), column -> column.archived(true)));
            case ColumnRestored e -> ordered(changed(e.columnId(), column -> column.archived(false)));
            case ColumnDeleted e ->
                ordered(columns.stream()
                        .filter(column -> !column.id().equals(e.columnId()))
                        .toList());
            case LabelAdded e -> labelled(e.labelId(), new Label(e.name(), e.color()));
            case LabelRenamed e ->
                labelled(e.labelId(), new Label(e.name(), standing(e.labelId()).color()));
            case LabelRecolored e ->
                labelled(e.labelId(), new Label(standing(e.labelId()).name(), e.color()));
            case LabelDeleted e -> labelled(e.labelId(), null);
            case FieldEvent e ->
                new BoardState(
                        boardId, workspaceId, name, access, columns, labels, fields.after(e), archived, placings);
        };
    }

    private Label standing(UUID label) {
        return label(label).orElseThrow(() -> new IllegalStateException("label " + label + " is not on the board"));
    }

    private BoardState labelled(UUID id, @Nullable Label label) {
        Map<UUID, Label> next = new HashMap<>(labels);
        if (label == null) {
            next.remove(id);
        } else {
            next.put(id, label);
        }
        return new BoardState(boardId, workspaceId, name, access, columns, next, fields, archived, placings);
    }

    private BoardState accessed(BoardAccess changed) {
        return new BoardState(boardId, workspaceId, name, changed, columns, labels, fields, archived, placings);
    }

    private BoardState archived(boolean whether) {
        return new BoardState(boardId, workspaceId, name, access, columns, labels, fields, whether, placings);
    }

    private List<Column> changed(UUID id, UnaryOperator<Column> change) {
        return columns.stream()
                .map(column -> column.id().equals(id) ? change.apply(column) : column)
                .toList();
    }

    private BoardState ordered(List<Column> next) {
        return new BoardState(
                boardId,
                workspaceId,
                name,
                access,
                next.stream().sorted(ORDER).toList(),
                labels,
                fields,
                archived,
                placings + 1);
    }

    /** The label of this id. */
    public Optional<Label> label(UUID id) {
        return Optional.ofNullable(labels.get(id));
    }

    /** The label of this name, whatever its case; the oldest, where several have it. */
    public Optional<UUID> labelCalled(String called) {
        return labels.entrySet().stream()
                .filter(label -> BoardFields.sameName(label.getValue().name(), called))
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(UUID::toString));
    }

    /** The column of this id. */
    public Optional<Column> column(UUID id) {
        return columns.stream().filter(column -> column.id().equals(id)).findFirst();
    }

    /** Decides on a column, which must be there and not be archived. */
    public Decision<BoardEvent> onColumn(UUID id, Function<Column, Decision<BoardEvent>> rule) {
        return onAnyColumn(
                id, column -> column.archived() ? Decision.refuse(new Refusal.Archived()) : rule.apply(column));
    }

    /** Decides on a column, which must be there. */
    public Decision<BoardEvent> onAnyColumn(UUID id, Function<Column, Decision<BoardEvent>> rule) {
        return column(id).map(rule).orElseGet(() -> Decision.refuse(new Refusal.NotFound()));
    }

    /** The gap that a place names among all columns but the one that takes it. */
    public Gap gap(Place place, UUID mover) {
        List<Column> others =
                columns.stream().filter(column -> !column.id().equals(mover)).toList();
        int at = switch (place) {
            case Place.End end -> others.size();
            case Place.Before(UUID neighbour) -> place(others, neighbour, 0);
            case Place.After(UUID neighbour) -> place(others, neighbour, 1);
        };
        Column lower = at == 0 ? null : others.get(at - 1);
        Column upper = at == others.size() ? null : others.get(at);
        return Gap.between(
                lower == null ? null : lower.rank(),
                lower == null ? 0 : lower.came(),
                upper == null ? null : upper.rank(),
                upper == null ? 0 : upper.came());
    }

    private static int place(List<Column> others, UUID neighbour, int after) {
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).id().equals(neighbour) && !others.get(i).archived()) {
                return i + after;
            }
        }
        return others.size();
    }
}
