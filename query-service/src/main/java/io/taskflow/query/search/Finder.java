package io.taskflow.query.search;

import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.query.taskboard.TaskRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds and ranks, within the boards that someone may see: that is part of every statement, and of what the index is asked. Of a common word only the
 * newest are ranked together: the index is asked for the last stretch of the log, for a longer one only where that did not have enough, and so on; each time
 * it tells about as many, however common the word and however few the boards.
 */
final class Finder {
    /** So many are ranked together. */
    static final int RANKED = 500;

    /** Where fewer than this say the words, what begins so or is alike is looked for as well. */
    private static final int FEW = 20;

    private static final int MOST_ALIKE = 50;

    /** A stretch of the log holds two to the power of this many positions. */
    private static final List<Integer> STRETCHES = List.of(13, 17, 21);

    /** Of more boards than this the index is asked by their workspaces. */
    private static final int MANY_BOARDS = 16;

    private static final String SEEN = """
            WITH seen AS MATERIALIZED (
              SELECT w.board_id, w.workspace_id, coalesce(l.language, 'english') AS language
                FROM %s JOIN board.board_current b ON b.board_id = w.board_id
                LEFT JOIN board.language_current l ON l.workspace_id = w.workspace_id
               WHERE w.open AND NOT b.importing %%s)
            """.formatted(BoardHeaders.SEEN);

    // In each language that the boards speak, of its own boards.
    private static final String ASKED = """
            , asked AS MATERIALIZED (
              SELECT language, text, text && boards AS scoped
                FROM (SELECT language, (%%s) && ?::tsquery AS text,
                             string_agg(DISTINCT '''' || CASE WHEN (SELECT count(*) FROM seen) <= %d THEN '#' || right(board_id::text, 8)
                                                               ELSE '@' || right(workspace_id::text, 8) END || '''', '|')::tsquery AS boards
                        FROM seen GROUP BY language) words
               WHERE numnode(text) > 0)
            , wanted AS MATERIALIZED (SELECT string_agg('(' || scoped::text || ')', '|')::tsquery AS anywhere FROM asked)
            """.formatted(MANY_BOARDS);

    private static final String SAID = "websearch_to_tsquery(language::regconfig, ?) || ?::tsquery";
    private static final String BEGUN = "websearch_to_tsquery(language::regconfig, ?) && to_tsquery('simple', ?)";

    // Whatever the planner thinks of the boards, the index of words comes first.
    private static final String FOUND = """
            (SELECT d.* FROM (
               SELECT document_id, board_id, task_id, created_position, external_id, language, words FROM board.document_current
                WHERE words @@ (SELECT anywhere && ?::tsquery FROM wanted) AND created_position <= ? %s OFFSET 0) d
              WHERE d.board_id IN (SELECT board_id FROM seen)
              ORDER BY d.created_position DESC LIMIT %d)
            """;

    private static final String RANK = """
            SELECT f.document_id, f.board_id, f.created_position, %s AS rank, t.assignees, t.labels
              FROM (%s) f JOIN asked ON asked.language = f.language
              LEFT JOIN board.task_current t ON t.task_id = f.task_id %s
            """;
    private static final String RANK_OF_SAID =
            "(CASE WHEN lower(f.external_id) = lower(?) THEN 3 ELSE 2 END + ts_rank(f.words, asked.text, 33))::real";
    private static final String RANK_OF_BEGUN = "(1 + ts_rank(f.words, asked.text, 33))::real";

    private static final String KEYS = """
            SELECT DISTINCT f ->> 'key' FROM seen JOIN board.board_current b USING (board_id) CROSS JOIN jsonb_array_elements(b.fields) f
             WHERE lower(f ->> 'name') = lower(?)
            """;

    // What tasks keep a value by is called as its board's field is today, not at all once that was deleted, and else as
    // it is itself.
    private static final String VALUED = """
             AND EXISTS (SELECT FROM jsonb_each_text(t.fields) v JOIN board.board_current b ON b.board_id = t.board_id
                   LEFT JOIN LATERAL (SELECT f FROM jsonb_array_elements(b.fields) f WHERE f ->> 'key' = v.key LIMIT 1) x ON true
                  WHERE lower(v.value) = lower(?) AND lower(coalesce(f ->> 'name', v.key)) = lower(?)
                    AND NOT coalesce((f ->> 'deleted')::boolean, false))
            """;

    private static final String NUMBERED = """
            SELECT d.document_id, d.board_id, d.created_position, 4::real AS rank, t.assignees, t.labels
              FROM board.document_current d
              JOIN board.board_current b ON b.board_id = d.board_id AND upper(b.key) = upper(?)
              JOIN board.task_current t ON t.task_id = d.task_id
             WHERE NOT d.comment AND d.number = ? AND d.created_position <= ? AND d.board_id IN (SELECT board_id FROM seen)
            """;

    // Of what many names begin with, some are enough.
    private static final String CALLED = """
            SELECT d.document_id, d.board_id, d.created_position, 1::real AS rank, t.assignees, t.labels
              FROM (SELECT document_id, board_id, task_id, created_position FROM board.document_current
                     WHERE lower(external_id) ~>=~ ? AND lower(external_id) ~<~ ? AND created_position <= ? LIMIT %d) d
              JOIN board.task_current t ON t.task_id = d.task_id %s
             WHERE d.board_id IN (SELECT board_id FROM seen)
            """;

    private static final String ALIKE = """
            SELECT d.document_id, d.board_id, d.created_position, d.rank, t.assignees, t.labels
              FROM (SELECT document_id, board_id, task_id, created_position, (%s)::real AS rank FROM board.document_current
                     WHERE %s AND NOT comment AND created_position <= ? OFFSET 0) d
              JOIN board.task_current t ON t.task_id = d.task_id %s
             WHERE d.board_id IN (SELECT board_id FROM seen)
             ORDER BY d.rank DESC, d.created_position DESC LIMIT %d
            """;

    private static final String LIKENESS = "public.word_similarity(?, title)";
    private static final String IS_ALIKE = "? OPERATOR(public.<%) title";

    /** After whatever a name goes on with. */
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparing(Ranked::rank).thenComparing(Ranked::position).reversed();

    private final JdbcClient jdbc;
    private final Search query;

    Finder(JdbcClient jdbc, Search query) {
        this.jdbc = jdbc;
        this.query = query;
    }

    /**
     * What is ranked together, best first.
     *
     * @param full whether older ones may say the words as well
     * @param oldest the least position that was looked at, if so
     */
    record Window(List<Ranked> ranked, boolean full, long oldest) {}

    /** The newest up to a position that say the words. */
    Window said(long upto) {
        List<Object> parameters = new ArrayList<>();
        String sql = seen(parameters) + ASKED.formatted(SAID);
        String text = query.words().text();
        parameters.add(text);
        parameters.add(text.isEmpty() ? "" : query.words().externalId());
        parameters.add(marks());
        if (!text.isEmpty()) {
            parameters.add(text);
        }
        List<String> steps = new ArrayList<>();
        long newest = upto;
        for (int bits : STRETCHES) {
            long stretch = newest >> bits;
            steps.add(found("'^%1$d/%2$d' | '^%1$d/%3$d'".formatted(bits, stretch, stretch - 1), newest, parameters));
            newest = ((stretch - 1) << bits) - 1;
        }
        steps.add(found("", newest, parameters));
        String found = String.join(" UNION ALL ", steps) + " LIMIT " + RANKED;
        sql += RANK.formatted(text.isEmpty() ? "2::real" : RANK_OF_SAID, found, conditions(parameters));
        return window(list(sql, parameters));
    }

    /** The same, and where they are few, what has this name, what has a word that begins so, and what is alike. */
    Window first(long upto) {
        boolean tasks = query.filter().takes(Search.Kind.task);
        Window said = said(upto);
        Map<UUID, Ranked> found = new LinkedHashMap<>();
        if (tasks) {
            query.words().numbered().ifPresent(name -> add(found, numbered(name, upto)));
        }
        add(found, said.ranked());
        if (!said.full() && found.size() < FEW) {
            query.words().beginning().ifPresent(beginning -> add(found, begun(beginning, upto)));
        }
        if (!said.full() && found.size() < FEW && tasks) {
            query.words().name().ifPresent(name -> add(found, called(name, upto)));
        }
        List<String> plain = query.words().plain();
        if (!said.full() && found.size() < FEW && tasks && !plain.isEmpty()) {
            add(found, alike(plain, upto));
        }
        return new Window(found.values().stream().sorted(BEST_FIRST).toList(), said.full(), said.oldest());
    }

    private static void add(Map<UUID, Ranked> found, List<Ranked> more) {
        more.forEach(one -> found.putIfAbsent(one.id(), one));
    }

    private List<Ranked> numbered(Words.Numbered name, long upto) {
        List<Object> parameters = new ArrayList<>();
        String sql = seen(parameters) + NUMBERED;
        parameters.addAll(List.of(name.key(), name.number(), upto));
        String conditions = conditions(parameters);
        return list(sql + conditions, parameters);
    }

    private List<Ranked> begun(Words.Beginning beginning, long upto) {
        List<Object> parameters = new ArrayList<>();
        String sql = seen(parameters) + ASKED.formatted(BEGUN);
        parameters.add(beginning.before());
        parameters.add(beginning.prefix());
        parameters.add(marks());
        String found = found("", upto, parameters);
        sql += RANK.formatted(RANK_OF_BEGUN, found, conditions(parameters));
        return window(list(sql, parameters)).ranked();
    }

    private List<Ranked> called(String beginning, long upto) {
        List<Object> parameters = new ArrayList<>();
        String sql = seen(parameters);
        parameters.addAll(List.of(beginning, beginning + LAST_CHARACTER, upto));
        return list(sql + CALLED.formatted(RANKED, conditions(parameters)), parameters);
    }

    private List<Ranked> alike(List<String> words, long upto) {
        List<Object> parameters = new ArrayList<>();
        String sql = seen(parameters);
        parameters.addAll(words);
        parameters.addAll(words);
        parameters.add(upto);
        String likeness = String.join(" + ", Collections.nCopies(words.size(), LIKENESS));
        String isAlike = String.join(" AND ", Collections.nCopies(words.size(), IS_ALIKE));
        String rank = "(" + likeness + ") / " + words.size();
        sql += ALIKE.formatted(rank, isAlike, conditions(parameters), MOST_ALIKE);
        return list(sql, parameters);
    }

    private String seen(List<Object> parameters) {
        StringBuilder only = new StringBuilder();
        parameters.add(query.page().viewer());
        query.filter().workspace().ifPresent(workspace -> {
            only.append(" AND w.workspace_id = ?");
            parameters.add(workspace);
        });
        query.filter().board().ifPresent(board -> {
            only.append(" AND w.board_id = ?");
            parameters.add(board);
        });
        return SEEN.formatted(only);
    }

    /** The marks of tasks with the values that are asked for, whatever boards keep them by; empty where none are. */
    private String marks() {
        return query.words().fields().entrySet().stream()
                .map(field -> keys(field.getKey()).stream()
                        .map(key -> Words.mark(key, field.getValue()))
                        .collect(Collectors.joining(" | ", "(", ")")))
                .collect(Collectors.joining(" & "));
    }

    private Set<String> keys(String name) {
        List<Object> parameters = new ArrayList<>();
        String sql = seen(parameters) + KEYS;
        parameters.add(name);
        Set<String> keys = new TreeSet<>(
                jdbc.sql(sql).params(parameters).query(String.class).list());
        keys.add(name);
        return keys;
    }

    private String found(String stretch, long upto, List<Object> parameters) {
        parameters.add(stretch);
        parameters.add(upto);
        String kind = query.filter()
                .type()
                .map(type -> type == Search.Kind.comment ? "AND comment" : "AND NOT comment")
                .orElse("");
        return FOUND.formatted(kind, RANKED);
    }

    private String conditions(List<Object> parameters) {
        StringBuilder sql = new StringBuilder();
        query.filter().assignee().ifPresent(person -> {
            sql.append(" AND ? = ANY(t.assignees)");
            parameters.add(person);
        });
        query.filter().label().ifPresent(label -> {
            // Tasks keep a label that was deleted; nobody sees it on them.
            sql.append(
                    " AND ? = ANY(t.labels) AND EXISTS (SELECT FROM board.board_current l WHERE l.board_id = t.board_id"
                            + " AND l.labels @> jsonb_build_array(jsonb_build_object('id', ?::text)))");
            parameters.add(label);
            parameters.add(label.toString());
        });
        query.words().fields().forEach((name, value) -> {
            sql.append(VALUED);
            parameters.add(value);
            parameters.add(name);
        });
        return sql.toString();
    }

    private List<Ranked> list(String sql, List<Object> parameters) {
        return jdbc.sql(sql).params(parameters).query(Finder::ranked).list();
    }

    /** @param all those whose tasks the filter does not take among them: their tasks are left away */
    private static Window window(List<Ranked> all) {
        return new Window(
                all.stream().filter(Ranked::taken).sorted(BEST_FIRST).toList(),
                all.size() == RANKED,
                all.stream().mapToLong(Ranked::position).min().orElse(0));
    }

    private static Ranked ranked(ResultSet row, int index) throws SQLException {
        return new Ranked(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getLong(3),
                row.getFloat(4),
                row.getArray(5) != null,
                TaskRows.uuids(row.getArray(5)),
                TaskRows.uuids(row.getArray(6)));
    }
}
