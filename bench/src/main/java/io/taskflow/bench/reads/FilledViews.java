package io.taskflow.bench.reads;

import io.taskflow.bench.process.TaskflowServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The live views of a server, filled by set-wise SQL with what so many events would have left there: tasks, three comments on each, and a line of activity
 * for each, in the order of positions and spread over two years. No log stands behind them.
 */
final class FilledViews {
    static final int COMMENTS_A_TASK = 3;

    private static final int WORKSPACES = 10;
    private static final int BOARDS = 20;
    private static final int EMPTY_BOARDS = 2;
    private static final int MONTHS = 24;

    /** Each person has one task in so many. */
    private static final int PEOPLE = 1_000;

    private static final List<String> TABLES =
            List.of("task_current", "comment_current", "document_current", "assignment_current");

    // Words of a vocabulary of 20,000, of which few are common: the first is in a quarter of all texts.
    private static final String WORD = """
            CREATE FUNCTION public.bench_word(n int) RETURNS text LANGUAGE sql IMMUTABLE AS
            $$ SELECT substr(translate(md5(n::text), '0123456789', 'ghijklmnop'), 1, 7) $$
            """;
    private static final String A_WORD = "public.bench_word((20000 * power(random(), 3))::int)";

    private static final String BOARD_ROWS = """
            CREATE TABLE public.bench_board AS
            SELECT row_number() OVER (ORDER BY b.board_id) - 1 AS n, b.board_id, b.workspace_id, c.column_id
              FROM board.board_current b JOIN board.column_current c ON c.board_id = b.board_id
            """;

    // Position p is of a task where p % 4 is 0, else of a comment on one of the tasks before it.
    private static final String DOCUMENTS = """
            INSERT INTO %1$s.document_current (document_id, board_id, task_id, comment, number, external_id, language, title, body, marks,
                   created_position, position, updated_at)
            SELECT CASE WHEN p %% 4 = 0 THEN public.bench_task(t) ELSE public.bench_comment(p) END, b.board_id, public.bench_task(t), p %% 4 > 0,
                   CASE WHEN p %% 4 = 0 THEN t END, CASE WHEN p %% 4 = 0 THEN 'INC' || (10000000 + t) END, 'english',
                   CASE WHEN p %% 4 = 0 THEN %2$s ELSE '' END, %3$s,
                   concat_ws(E'\\n', '@' || right(b.workspace_id::text, 8), '#' || right(b.board_id::text, 8),
                             '^13/' || (p >> 13), '^17/' || (p >> 17), '^21/' || (p >> 21), CASE WHEN p %% 4 = 0 THEN '~inc' || (10000000 + t) END),
                   p, p, now()
              FROM (SELECT p, CASE WHEN p %% 4 = 0 THEN p / 4 ELSE 1 + (hashint8(p) & 2147483647) %% (p / 4) END AS t
                      FROM generate_series(4::bigint, %4$d::bigint * 4 + 3) p) x
              JOIN public.bench_board b ON b.n = t %% %5$d
             ORDER BY p
            """;

    private static final String TASKS = """
            INSERT INTO %1$s.task_current
            SELECT made.*
              FROM generate_series(1::bigint, %2$d::bigint) t JOIN public.bench_board b ON b.n = t %% %4$d
             CROSS JOIN (SELECT r AS first FROM %1$s.task_current r LIMIT 1) x
             CROSS JOIN LATERAL jsonb_populate_record(x.first, jsonb_build_object(
                     'task_id', public.bench_task(t), 'board_id', b.board_id, 'column_id', b.column_id, 'rank', lpad(t::text, 10, '0'), 'number', t,
                     'external_id', 'INC' || (10000000 + t), 'title', 'Task ' || t, 'description', repeat('what is to be done ', 10),
                     'assignees', ARRAY[public.bench_person(t)], 'due_at', now() + (t %% 997) * interval '1 hour', 'archived', t / 1000 %% 4 = 1,
                     'comments', %3$d, 'position', t * 4)) made
            """;

    private static final String COMMENTS = """
            INSERT INTO %1$s.comment_current
            SELECT made.*
              FROM %1$s.document_current d
             CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$s.comment_current, jsonb_build_object(
                     'comment_id', d.document_id, 'board_id', d.board_id, 'task_id', d.task_id, 'author', public.bench_person(d.position), 'text', d.body,
                     'mentions', '{}'::uuid[], 'version', 1, 'created_at', now(), 'created_position', d.position, 'position', d.position, 'updated_at', now())) made
             WHERE d.comment
            """;

    private static final String ASSIGNMENTS = """
            INSERT INTO %1$s.assignment_current
            SELECT uuidv7(), board_id, task_id, assignees[1], due_at, archived, position, updated_at FROM %1$s.task_current WHERE cardinality(assignees) > 0
            """;

    private static final String ACTIVITY = """
            INSERT INTO activity.activity (month, board_id, position, task_id, type, actor, occurred_at, title, before, after)
            SELECT date_trunc('month', at)::date, b.board_id, p, public.bench_task(1 + p %% %2$d), 'task.moved', public.bench_person(p), at, 'Task',
                   '{"column": "To do"}', '{"column": "Done"}'
              FROM (SELECT p, date_trunc('month', now()) - interval '%3$d months' + p * (interval '%3$d months' / %1$d) AS at
                      FROM generate_series(1::bigint, %1$d::bigint) p) x
              JOIN public.bench_board b ON b.n = p %% %4$d
            """;

    private final TaskflowServer server;
    private final long tasks;
    private final List<String> workspaces = new ArrayList<>();
    private final List<String> emptyBoards = new ArrayList<>();
    private final String schema;

    private FilledViews(TaskflowServer server, long tasks) throws SQLException {
        this.server = server;
        this.tasks = tasks;
        this.schema = server.text("SELECT 'board_g' || number FROM projection.generation WHERE state = 'LIVE'");
    }

    /** Fills the views of a new server, whose first admin is logged in. */
    static FilledViews fill(TaskflowServer server, long tasks) throws IOException, InterruptedException, SQLException {
        long begun = System.nanoTime();
        FilledViews views = new FilledViews(server, tasks);
        views.boards();
        views.fill();
        System.out.printf(
                Locale.ROOT,
                "  %,d tasks and %,d comments filled in %.0f s%n",
                tasks,
                tasks * COMMENTS_A_TASK,
                (System.nanoTime() - begun) / 1e9);
        return views;
    }

    long tasks() {
        return tasks;
    }

    /** The workspaces, each with as many boards; the first admin is in all of them. */
    List<String> workspaces() {
        return workspaces;
    }

    /** Makes somebody a member of the first so many workspaces. */
    void join(String user, int many) throws SQLException {
        for (String workspace : workspaces.subList(0, many)) {
            execute("INSERT INTO command.membership (workspace_id, user_id, role) VALUES ('%s', '%s', 'MEMBER')"
                    .formatted(workspace, user));
        }
    }

    /** Gives somebody the tasks of one of the people who have one in a thousand. */
    void assign(String user, int person) throws SQLException {
        execute("UPDATE %s.assignment_current SET user_id = '%s' WHERE user_id = public.bench_person(%d)"
                .formatted(schema, user, person));
        execute(
                "UPDATE %s.task_current SET assignees = ARRAY['%s'::uuid] WHERE assignees = ARRAY[public.bench_person(%d)]"
                        .formatted(schema, user, person));
    }

    /** Gives a board so many lines of activity, over two years. */
    void addHistory(String board, long lines) throws SQLException {
        execute("""
                INSERT INTO activity.activity (month, board_id, position, task_id, type, actor, occurred_at, title, before, after)
                SELECT date_trunc('month', at)::date, '%s', p * %d / %d + 1, NULL, 'board.renamed', NULL, at, NULL, '{"name": "a"}', '{"name": "b"}'
                  FROM (SELECT p, date_trunc('month', now()) - interval '%4$d months' + p * (interval '%4$d months' / %3$d) AS at
                          FROM generate_series(1::bigint, %3$d::bigint) p) x""".formatted(board, positions() - 1, lines, MONTHS));
    }

    /** Boards without a task. */
    List<String> emptyBoards() {
        return emptyBoards;
    }

    /** The last position that the views show. */
    private long positions() {
        return tasks * 4 + 3;
    }

    private void boards() throws IOException, InterruptedException, SQLException {
        for (int w = 0; w < WORKSPACES; w++) {
            String workspace = server.createWorkspace("Workspace " + w);
            workspaces.add(workspace);
            for (int b = 0; b < BOARDS; b++) {
                server.createBoard(workspace, "Board " + w + "." + b, List.of("To do"));
            }
        }
        // None can be made later: then the views are ahead of the log.
        for (int n = 0; n < EMPTY_BOARDS; n++) {
            emptyBoards.add(server.createBoard(workspaces.getFirst(), "Empty board " + n, List.of("To do")));
        }
        String board = server.createBoard(workspaces.getFirst(), "Board of the first task", List.of("To do"));
        String column = server.api()
                .get("/boards/" + board + "?waitMs=30000")
                .get("columns")
                .get(0)
                .get("id")
                .asString();
        var task =
                server.api().json().createObjectNode().put("columnId", column).put("title", "The first");
        long position = server.api()
                .post("/boards/" + board + "/tasks", task)
                .get("position")
                .asLong();
        server.api().get("/boards/" + board + "?minPosition=" + position + "&waitMs=30000");
    }

    private void fill() throws SQLException, InterruptedException {
        execute(WORD);
        execute("CREATE FUNCTION public.bench_task(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS"
                + " $$ SELECT ('01980000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$");
        execute("CREATE FUNCTION public.bench_comment(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS"
                + " $$ SELECT ('01980000-0000-7001-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$");
        execute("CREATE FUNCTION public.bench_person(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS"
                + " $$ SELECT ('01980000-0000-7002-8000-' || lpad(to_hex(n %% %d), 12, '0'))::uuid $$"
                        .formatted(PEOPLE));
        execute(BOARD_ROWS);
        List<String> indexes = dropIndexes();
        for (int month = 0; month <= MONTHS; month++) {
            execute(
                    "SELECT projection.make_month('%s', 'activity', (date_trunc('month', now()) - interval '%d months')::date)"
                            .formatted(schema, month));
        }
        int boards = WORKSPACES * BOARDS;
        together(List.of(
                () -> {
                    execute(DOCUMENTS.formatted(schema, text(6), text(15), tasks, boards));
                    execute(COMMENTS.formatted(schema));
                },
                () -> {
                    execute(TASKS.formatted(schema, tasks, COMMENTS_A_TASK, boards));
                    execute(ASSIGNMENTS.formatted(schema));
                    execute(ACTIVITY.formatted(positions(), tasks, MONTHS, boards));
                }));
        together(indexes.stream().map(index -> (Work) () -> execute(index)).toList());
        execute("VACUUM ANALYZE");
        execute("UPDATE projection.generation SET position = " + positions() + " WHERE state = 'LIVE'");
        execute("CHECKPOINT");
    }

    private static String text(int words) {
        return "concat_ws(' '" + (", " + A_WORD).repeat(words) + ")";
    }

    private List<String> dropIndexes() throws SQLException {
        List<String> indexes = new ArrayList<>();
        try (Connection connection = server.postgres().connect();
                var statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (var rows = statement.executeQuery(
                    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = '%s' AND tablename IN ('%s')"
                            .formatted(schema, String.join("', '", TABLES)))) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    indexes.add(rows.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("DROP INDEX " + schema + "." + name);
            }
        }
        return indexes;
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** All of it, two at a time. */
    private static void together(List<Work> works) throws SQLException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(2, Thread.ofVirtual().factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (Work work : works) {
                running.add(threads.submit(() -> {
                    work.run();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException(e.getCause());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off; SET maintenance_work_mem = '256MB'");
            statement.execute(sql);
        }
    }
}
