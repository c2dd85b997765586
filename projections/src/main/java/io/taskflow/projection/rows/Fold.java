package io.taskflow.projection.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Folds events in memory: keeps the rows they touch, turns each change into a span that ends and one that begins, and cuts epochs. Live it holds a batch's
 * rows, loaded before; in a rebuild all rows of one board, of which none was loaded. What depends on the cut of batches never reaches the tables.
 */
public final class Fold implements Rows {
    private final List<Projector> projectors;
    private final Sink sink;
    private final Function<UUID, String> languages;
    private final Map<Entity<?>, Map<UUID, Held<?>>> held = new HashMap<>();
    private final List<Consumer<Logged>> changes = new ArrayList<>();

    /** @param languages what the texts of workspaces are read in, see {@link Rows#language} */
    public Fold(List<Projector> projectors, Sink sink, Function<UUID, String> languages) {
        this.projectors = projectors;
        this.sink = sink;
        this.languages = languages;
    }

    /** A row in memory, with the span it is in. */
    private static final class Held<R extends Row> {
        private @Nullable R row;
        private @Nullable R stored;
        private boolean changed;
        // The open span: where it belongs, and whether the tables hold it.
        private @Nullable LocalDate month;
        private int epoch;
        private boolean carried;
        private boolean known;

        Span<R> span(R standing, @Nullable Instant to, @Nullable Long toPosition) {
            return new Span<>(standing, month, epoch, carried, to, toPosition);
        }
    }

    /** Tells a row that the tables hold; epochs come before what is cut into them. */
    public <R extends Row> void load(Entity<R> entity, R row) {
        Held<R> loaded = hold(entity, row.id());
        loaded.row = row;
        loaded.stored = row;
        loaded.known = true;
        if (entity.history() == Entity.History.BY_MONTH) {
            place(loaded, epoch(row.boardId()));
        }
    }

    /**
     * Grows by the next event.
     *
     * @throws RuntimeException the projector's: the event changed nothing
     */
    public void apply(Logged logged) {
        changes.clear();
        for (Projector projector : projectors) {
            projector.project(logged, this);
        }
        if (!changes.isEmpty()) {
            enter(logged);
            changes.forEach(change -> change.accept(logged));
        }
    }

    /** Hands all that changed to the sink. */
    public void finish() {
        held.forEach((entity, rows) -> finish(entity));
    }

    /** The ids in memory. */
    public Set<UUID> held(Entity<?> entity) {
        Map<UUID, Held<?>> rows = held.get(entity);
        return rows == null ? Set.of() : rows.keySet();
    }

    @Override
    public <R extends Row> @Nullable R find(Entity<R> entity, UUID id) {
        Held<R> found = rows(entity).get(id);
        return found == null ? null : found.row;
    }

    @Override
    public <R extends Row> void put(Entity<R> entity, R row) {
        changes.add(logged -> {
            Held<R> changing = hold(entity, row.id());
            R before = changing.row;
            if (before != null) {
                end(entity, changing, before, logged);
            }
            if (entity.history() == Entity.History.BY_MONTH) {
                Held<Epoch> epoch = hold(Epoch.ENTITY, row.boardId());
                Epoch now = epoch(row.boardId());
                epoch.row = before == null ? now.opened() : now.closed(false);
                place(changing, now);
            }
            changing.row = row;
            changing.changed = true;
            changing.carried = false;
            changing.known = false;
        });
    }

    @Override
    public <R extends Row> void remove(Entity<R> entity, UUID id) {
        changes.add(logged -> {
            Held<R> changing = hold(entity, id);
            R before = changing.row;
            if (before != null) {
                end(entity, changing, before, logged);
                changing.row = null;
                changing.changed = true;
                if (entity.history() == Entity.History.BY_MONTH) {
                    hold(Epoch.ENTITY, before.boardId()).row =
                            epoch(before.boardId()).closed(true);
                }
            }
        });
    }

    @Override
    public String language(UUID workspace) {
        return languages.apply(workspace);
    }

    @Override
    public <L> void add(Lines<L> lines, L line) {
        changes.add(logged -> sink.line(lines, line));
    }

    private void enter(Logged logged) {
        Held<Epoch> epoch = hold(Epoch.ENTITY, logged.board());
        Epoch now = epoch.row;
        if (now == null) {
            epoch.row = Epoch.first(logged);
            sink.line(Epoch.BEGINNINGS, epoch.row);
        } else if (now.endsBefore(logged)) {
            Epoch next = now.next(logged);
            epoch.row = next;
            sink.line(Epoch.BEGINNINGS, next);
            sink.carry(next);
            held.keySet().forEach(entity -> carry(entity, next));
        } else {
            epoch.row = now.reached(logged);
        }
        epoch.changed = true;
    }

    private <R extends Row> void carry(Entity<R> entity, Epoch into) {
        if (entity.history() != Entity.History.BY_MONTH) {
            return;
        }
        for (Held<R> open : rows(entity).values()) {
            R row = open.row;
            if (row != null && row.boardId().equals(into.boardId())) {
                if (!open.known) {
                    sink.span(entity, open.span(row, null, null));
                }
                place(open, into);
                open.carried = true;
                open.known = false;
            }
        }
    }

    private <R extends Row> void end(Entity<R> entity, Held<R> open, R row, Logged logged) {
        if (entity.history() == Entity.History.NONE) {
            return;
        }
        if (open.known) {
            sink.end(entity, open.span(row, null, null), logged.at(), logged.position());
        } else {
            sink.span(entity, open.span(row, logged.at(), logged.position()));
        }
    }

    private <R extends Row> void finish(Entity<R> entity) {
        for (Held<R> last : rows(entity).values()) {
            R row = last.row;
            if (row != null && !last.known && entity.history() != Entity.History.NONE) {
                sink.span(entity, last.span(row, null, null));
            }
            if (last.changed) {
                if (row != null) {
                    sink.current(entity, row, last.stored != null);
                } else if (last.stored != null) {
                    sink.gone(entity, last.stored);
                }
            }
        }
    }

    private static void place(Held<?> open, Epoch epoch) {
        open.month = epoch.month();
        open.epoch = epoch.epoch();
    }

    private Epoch epoch(UUID board) {
        Epoch epoch = find(Epoch.ENTITY, board);
        if (epoch == null) {
            throw new IllegalStateException("board " + board + " has rows and no epoch");
        }
        return epoch;
    }

    private <R extends Row> Held<R> hold(Entity<R> entity, UUID id) {
        return rows(entity).computeIfAbsent(id, key -> new Held<>());
    }

    @SuppressWarnings("unchecked") // An entity's map holds its own rows alone.
    private <R extends Row> Map<UUID, Held<R>> rows(Entity<R> entity) {
        return (Map<UUID, Held<R>>) (Map<UUID, ?>) held.computeIfAbsent(entity, key -> new HashMap<>());
    }
}
