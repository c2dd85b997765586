package io.taskflow.query.search;

import io.taskflow.query.people.People;
import io.taskflow.query.taskboard.BoardHeaders;
import io.taskflow.query.taskboard.TaskBoardView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of what was found. */
final class Hits {
    // Between these signs, which are taken out of the texts before, stands what matched: no markup that a text could
    // bring itself.
    private static final char BEGIN = '\uE000';
    private static final char END = '\uE001';
    private static final String SIGNS = "" + BEGIN + END;

    private static final String TITLE = "HighlightAll=true, StartSel=" + BEGIN + ", StopSel=" + END;
    private static final String TEXT = "MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=\" … \", StartSel="
            + BEGIN + ", StopSel=" + END;

    /** The beginning of a long text is looked at for words to show. */
    private static final int LOOKED_AT = 5_000;

    private static final String CONTENT = """
            SELECT d.document_id, d.task_id, d.board_id, d.comment, t.number, t.external_id,
                   t.archived OR b.archived OR EXISTS (SELECT FROM board.column_current k WHERE k.column_id = t.column_id AND k.archived),
                   coalesce(c.created_at, t.created_at), coalesce(c.author, t.created_by),
                   ts_headline(d.language::regconfig, translate(t.title, ?, ''), q.words, ?),
                   ts_headline(d.language::regconfig, translate(left(d.body, %d), ?, ''), q.words, ?)
              FROM unnest(?::uuid[]) WITH ORDINALITY AS o(id, place)
              JOIN board.document_current d ON d.document_id = o.id
              JOIN board.task_current t ON t.task_id = d.task_id
              JOIN board.board_current b ON b.board_id = d.board_id
              LEFT JOIN board.comment_current c ON c.comment_id = d.document_id
             CROSS JOIN LATERAL (SELECT websearch_to_tsquery(d.language::regconfig, ?) || to_tsquery('simple', ?) AS words) q
             ORDER BY o.place
            """.formatted(LOOKED_AT);

    private static final String BOARDS =
            "SELECT board_id, workspace_id, key, name, labels FROM board.board_current WHERE board_id = ANY(?)";

    private Hits() {}

    /** A board on which something was found. */
    record Board(UUID id, UUID workspace, @Nullable String key, String name, List<TaskBoardView.Label> labels) {}

    /** Something found, before its people have names. */
    record Row(
            UUID id,
            UUID task,
            UUID board,
            boolean comment,
            int number,
            @Nullable String externalId,
            boolean archived,
            Instant createdAt,
            Optional<UUID> author,
            List<SearchPage.Piece> title,
            List<SearchPage.Piece> text) {
        SearchPage.Hit hit(Map<UUID, Board> boards, People people) {
            Board on = boards.get(board);
            return new SearchPage.Hit(
                    comment ? Search.Kind.comment : Search.Kind.task,
                    id,
                    task,
                    board,
                    on == null ? null : on.key(),
                    number,
                    externalId,
                    title,
                    text,
                    archived,
                    author.map(people::get).orElse(null),
                    createdAt);
        }
    }

    static Map<UUID, Board> boards(JdbcClient jdbc, List<Ranked> ranked) {
        UUID[] ids = ranked.stream().map(Ranked::board).distinct().toArray(UUID[]::new);
        Map<UUID, Board> boards = new HashMap<>();
        jdbc.sql(BOARDS).param(ids).query(row -> {
            UUID id = row.getObject(1, UUID.class);
            boards.put(
                    id,
                    new Board(
                            id,
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            BoardHeaders.labels(row.getString(5))));
        });
        return boards;
    }

    static List<Row> read(JdbcClient jdbc, Words words, List<Ranked> shown) {
        UUID[] ids = shown.stream().map(Ranked::id).toArray(UUID[]::new);
        String prefix = words.beginning().map(Words.Beginning::prefix).orElse("");
        return jdbc.sql(CONTENT)
                .params(SIGNS, TITLE, SIGNS, TEXT, ids, words.text(), prefix)
                .query(Hits::row)
                .list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getBoolean(4),
                row.getInt(5),
                row.getString(6),
                row.getBoolean(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject(9, UUID.class)),
                pieces(row.getString(10)),
                pieces(row.getString(11)));
    }

    /** Splits a text where the signs are. */
    static List<SearchPage.Piece> pieces(String text) {
        List<SearchPage.Piece> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            boolean match = text.charAt(from) == BEGIN;
            int to = text.indexOf(match ? END : BEGIN, from);
            int end = to < 0 ? text.length() : to;
            if (match) {
                from++;
            }
            if (end > from) {
                pieces.add(new SearchPage.Piece(text.substring(from, end), match));
            }
            from = match ? end + 1 : end;
        }
        return pieces;
    }

    static SearchPage.Facets facets(List<Ranked> ranked, Map<UUID, Board> boards, People people) {
        Map<UUID, Integer> onBoards = new HashMap<>();
        Map<UUID, Integer> assigned = new HashMap<>();
        Map<UUID, Integer> labelled = new HashMap<>();
        for (Ranked one : ranked) {
            onBoards.merge(one.board(), 1, Integer::sum);
            one.assignees().forEach(person -> assigned.merge(person, 1, Integer::sum));
            one.labels().forEach(label -> labelled.merge(label, 1, Integer::sum));
        }
        List<SearchPage.LabelCount> labels = new ArrayList<>();
        for (Board board : boards.values()) {
            for (TaskBoardView.Label label : board.labels()) {
                int count = labelled.getOrDefault(label.id(), 0);
                if (count > 0) {
                    labels.add(new SearchPage.LabelCount(label.id(), board.id(), label.name(), label.color(), count));
                }
            }
        }
        return new SearchPage.Facets(
                mostFirst(
                        boards.values().stream()
                                .map(board -> new SearchPage.BoardCount(
                                        board.id(), board.name(), onBoards.getOrDefault(board.id(), 0)))
                                .toList(),
                        SearchPage.BoardCount::count,
                        SearchPage.BoardCount::id),
                mostFirst(
                        assigned.entrySet().stream()
                                .map(person -> new SearchPage.PersonCount(
                                        person.getKey(),
                                        people.get(person.getKey()).name(),
                                        person.getValue()))
                                .toList(),
                        SearchPage.PersonCount::count,
                        SearchPage.PersonCount::id),
                mostFirst(labels, SearchPage.LabelCount::count, SearchPage.LabelCount::id));
    }

    private static <T> List<T> mostFirst(List<T> counts, ToIntFunction<T> count, Function<T, UUID> id) {
        return counts.stream()
                .sorted(Comparator.comparingInt(count).reversed().thenComparing(id))
                .toList();
    }
}
