package io.taskflow.projection.generation;

import static io.taskflow.projection.generation.GenerationState.FILLING;
import static io.taskflow.projection.generation.GenerationState.LIVE;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The registry of generations, in schema {@code projection}: what there is, how far it is, which one is read. */
public final class Generations {
    /**
     * The shape of today's generations: raised with every change of their tables or of what projectors write into them. A live generation of another
     * shape is replaced by a rebuild when the server starts, see {@link #renew}.
     */
    private static final int SHAPE = 3;

    /** What views say that lead to a generation before it is live. */
    private static final String NOT_TO_BE_BELIEVED =
            "CREATE OR REPLACE VIEW board.progress AS SELECT -1::bigint AS position";

    private static final String COLUMNS = """
            SELECT number, state, paused, position, target, filled_scope, filled_events, events_per_second, switch_by, verify, failure
              FROM projection.generation
            """;

    private final DataSource database;
    private final JdbcClient sql;
    private final TransactionTemplate transactions;

    public Generations(DataSource database) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** Work within a transaction. */
    @FunctionalInterface
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Makes or updates the registry. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("projection")
                .defaultSchema("projection")
                .locations("classpath:db/projection")
                .table("schema_history")
                .load()
                .migrate();
    }

    /** The generation that is read; the first is made where there is none. */
    public Generation live(String projection) {
        Optional<Generation> live = find(projection, LIVE);
        return live.orElseGet(() -> inTransaction(connection -> first(connection, projection)));
    }

    /** Whether this program can read and write a generation, or one of another version made it. */
    public boolean isOfTodaysShape(Generation generation) {
        return shape(generation) == SHAPE;
    }

    private int shape(Generation generation) {
        return sql.sql("SELECT shape FROM projection.generation WHERE projection = ? AND number = ?")
                .params(generation.projection(), generation.number())
                .query(Integer.class)
                .single();
    }

    /** Begins a rebuild where the live generation is of another shape, unless one of today's shape is on its way. */
    public void renew(String projection) {
        inTransaction(connection -> {
            lock(connection, projection);
            Generation live = live(projection);
            Optional<Generation> rebuilding = rebuilding(projection).map(Progress::generation);
            if (isOfTodaysShape(live) || rebuilding.isPresent() && isOfTodaysShape(rebuilding.get())) {
                return live;
            }
            rebuilding.ifPresent(other -> end(other, GenerationState.CANCELLED, null));
            return next(connection, projection, progress(live).position(), SwitchBy.AUTO, false);
        });
    }

    private Optional<Generation> find(String projection, GenerationState state) {
        return sql.sql("SELECT number FROM projection.generation WHERE projection = ? AND state = ?")
                .params(projection, state.name())
                .query(Integer.class)
                .optional()
                .map(number -> new Generation(projection, number));
    }

    private Generation first(Connection connection, String projection) throws SQLException {
        lock(connection, projection);
        Optional<Generation> made = find(projection, LIVE);
        if (made.isPresent()) {
            return made.get();
        }
        Generation first = add(connection, projection, LIVE, 0, SwitchBy.AUTO, true);
        Script.INDEXES.run(connection, first);
        Script.VIEWS.run(connection, first);
        return first;
    }

    /**
     * Begins the next generation, empty and without indexes.
     *
     * @param target the position that it is filled up to
     * @return empty where one is being rebuilt
     */
    public Optional<Generation> begin(String projection, long target, SwitchBy switchBy, boolean verify) {
        return inTransaction(connection -> {
            lock(connection, projection);
            if (rebuilding(projection).isPresent()) {
                return Optional.empty();
            }
            return Optional.of(next(connection, projection, target, switchBy, verify));
        });
    }

    /** Where the live one cannot be read or compared with, readers wait at the next one for it to be live. */
    private Generation next(Connection connection, String projection, long target, SwitchBy switchBy, boolean verify)
            throws SQLException {
        boolean comparable =
                find(projection, LIVE).filter(this::isOfTodaysShape).isPresent();
        if (!comparable) {
            sql.sql("SELECT projection.drop_views()").query().singleRow();
        }
        discard(projection);
        Generation next = add(connection, projection, FILLING, target, switchBy, verify && comparable);
        if (!comparable) {
            Script.VIEWS.run(connection, next);
            sql.sql(NOT_TO_BE_BELIEVED).update();
        }
        return next;
    }

    /** Drops the tables of generations that will not be read again; the one that was live before is kept. */
    private void discard(String projection) {
        List<Generation> over = sql.sql("""
                        DELETE FROM projection.generation g
                         WHERE projection = ? AND (state IN ('CANCELLED', 'FAILED') OR state = 'RETIRED' AND number <
                               (SELECT max(number) FROM projection.generation r WHERE r.projection = g.projection AND r.state = 'RETIRED'))
                        RETURNING number""")
                .param(projection)
                .query((row, index) -> new Generation(projection, row.getInt(1)))
                .list();
        over.forEach(generation ->
                sql.sql("DROP SCHEMA " + generation.schema() + " CASCADE").update());
    }

    private Generation add(
            Connection connection,
            String projection,
            GenerationState state,
            long target,
            SwitchBy switchBy,
            boolean verify)
            throws SQLException {
        int number = sql.sql("""
                        INSERT INTO projection.generation (projection, number, shape, state, target, switch_by, verify)
                        SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? FROM projection.generation WHERE projection = ?
                        RETURNING number""")
                .params(projection, SHAPE, state.name(), target, switchBy.name(), verify, projection)
                .query(Integer.class)
                .single();
        Generation generation = new Generation(projection, number);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + generation.schema());
            statement.execute("SET LOCAL search_path = " + generation.schema());
            Script.TABLES.run(connection, generation);
        }
        return generation;
    }

    /** The statements that make a generation's indexes. */
    public static List<String> indexes(Generation generation) {
        return Script.INDEXES.statements(generation);
    }

    /** Drops what indexes a generation has, so that all can be made. */
    public void dropIndexes(Generation generation) {
        sql.sql("""
                        SELECT c.oid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                         WHERE c.relnamespace = ?::regnamespace AND NOT c.relispartition""")
                .param(generation.schema())
                .query(String.class)
                .list()
                .forEach(index -> sql.sql("DROP INDEX " + index).update());
    }

    /** The generation that a rebuild is at work on. */
    public Optional<Progress> rebuilding(String projection) {
        return sql.sql(COLUMNS + " WHERE projection = ? AND state = ANY(?)")
                .params(projection, GenerationState.allRebuilding())
                .query((row, index) -> progress(projection, row))
                .optional();
    }

    /** The newest generation, if it did not become live: at work, cancelled or failed. */
    public Optional<Progress> unfinished(String projection) {
        return sql.sql(COLUMNS + " WHERE projection = ? ORDER BY number DESC LIMIT 1")
                .param(projection)
                .query((row, index) -> progress(projection, row))
                .optional()
                .filter(newest -> newest.state() != LIVE && newest.state() != GenerationState.RETIRED);
    }

    /** How many boards stopped at an event that a generation cannot take. */
    public long deadLetters(Generation generation) {
        return sql.sql("SELECT count(*) FROM projection.dead_letter WHERE projection = ? AND generation = ?")
                .params(generation.projection(), generation.number())
                .query(Long.class)
                .single();
    }

    /** How far a generation is. */
    public Progress progress(Generation generation) {
        return sql.sql(COLUMNS + " WHERE projection = ? AND number = ?")
                .params(generation.projection(), generation.number())
                .query((row, index) -> progress(generation.projection(), row))
                .single();
    }

    /** Notes, in the caller's transaction, that filling is complete up to a scope. */
    public static void filled(
            Connection connection, Generation generation, String scope, long events, double eventsPerSecond) {
        int noted = on(connection)
                .sql("""
                        UPDATE projection.generation SET filled_scope = ?, filled_events = ?, events_per_second = ?
                         WHERE projection = ? AND number = ? AND state = 'FILLING'""")
                .params(scope, events, eventsPerSecond, generation.projection(), generation.number())
                .update();
        if (noted == 0) {
            throw new SupersededException(generation);
        }
    }

    /**
     * Moves a rebuild on.
     *
     * @throws SupersededException it was ended meanwhile
     */
    public void move(Generation generation, GenerationState from, GenerationState to) {
        int moved = sql.sql("""
                        UPDATE projection.generation SET state = ? WHERE projection = ? AND number = ? AND state = ?""")
                .params(to.name(), generation.projection(), generation.number(), from.name())
                .update();
        if (moved == 0) {
            throw new SupersededException(generation);
        }
    }

    /** Moves a rebuild from indexing to following the log from where filling ended. */
    public void complete(Generation generation) {
        sql.sql("UPDATE projection.generation SET position = target WHERE projection = ? AND number = ?")
                .params(generation.projection(), generation.number())
                .update();
        move(generation, GenerationState.INDEXING, GenerationState.CATCHING_UP);
    }

    /** Ends a rebuild that is at work; false where none is. */
    public boolean end(Generation generation, GenerationState as, @Nullable String failure) {
        return sql.sql("""
                        UPDATE projection.generation SET state = :state, failure = :failure, ended_at = clock_timestamp()
                         WHERE projection = :projection AND number = :number AND state = ANY(:rebuilding)""")
                        .param("state", as.name())
                        .param("failure", failure)
                        .param("projection", generation.projection())
                        .param("number", generation.number())
                        .param("rebuilding", GenerationState.allRebuilding())
                        .update()
                > 0;
    }

    /** Holds a rebuild, or lets it go on; false where none is at work. */
    public boolean pause(String projection, boolean paused) {
        return sql.sql("UPDATE projection.generation SET paused = ? WHERE projection = ? AND state = ANY(?)")
                        .params(paused, projection, GenerationState.allRebuilding())
                        .update()
                > 0;
    }

    /** Asks that a rebuild switch as soon as it can; false where none is at work. */
    public boolean switchWhenReady(String projection) {
        return sql.sql("UPDATE projection.generation SET switch_by = 'AUTO' WHERE projection = ? AND state = ANY(?)")
                        .params(projection, GenerationState.allRebuilding())
                        .update()
                > 0;
    }

    /**
     * Stops the live generation where it is, for as long as the caller's transaction lasts.
     *
     * @return its position
     */
    public static long hold(Connection connection, String projection) {
        return on(connection)
                .sql("SELECT position FROM projection.generation WHERE projection = ? AND state = 'LIVE' FOR UPDATE")
                .param(projection)
                .query(Long.class)
                .single();
    }

    /** Makes a generation the one that is read, in the caller's transaction, which holds the live one at the same position. */
    public static void promote(Connection connection, Generation next) throws SQLException {
        on(connection)
                .sql("UPDATE projection.generation SET state = 'RETIRED' WHERE projection = ? AND state = 'LIVE'")
                .param(next.projection())
                .update();
        on(connection).sql("""
                        UPDATE projection.generation SET state = 'LIVE', ended_at = clock_timestamp()
                         WHERE projection = ? AND number = ?""").params(next.projection(), next.number()).update();
        Script.VIEWS.run(connection, next);
    }

    private static JdbcClient on(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static Progress progress(String projection, ResultSet row) throws SQLException {
        return new Progress(
                new Generation(projection, row.getInt(1)),
                GenerationState.valueOf(row.getString(2)),
                row.getBoolean(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                row.getLong(7),
                row.getDouble(8),
                SwitchBy.valueOf(row.getString(9)),
                row.getBoolean(10),
                row.getString(11));
    }

    private static void lock(Connection connection, String projection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT pg_advisory_xact_lock(hashtextextended('projection.generation/' || ?, 0))")) {
            statement.setString(1, projection);
            statement.execute();
        }
    }

    private <T> T inTransaction(Work<T> work) {
        T result = transactions.execute(status -> {
            Connection connection = DataSourceUtils.getConnection(database);
            try {
                return work.run(connection);
            } catch (SQLException e) {
                throw new RegistryException(e);
            } finally {
                DataSourceUtils.releaseConnection(connection, database);
            }
        });
        if (result == null) {
            throw new IllegalStateException("work without a result");
        }
        return result;
    }
}
