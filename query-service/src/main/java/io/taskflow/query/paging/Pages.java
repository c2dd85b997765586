package io.taskflow.query.paging;

import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Moment;
import io.taskflow.support.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads which page is asked for, and makes it. */
public final class Pages {
    private final Cursors cursors;

    public Pages(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * The page of a list that someone asks for.
     *
     * @param list path and filters
     * @throws ProblemException {@code limit-out-of-range}, {@code malformed}, {@code invalid-cursor} or {@code
     *     cursor-expired}
     */
    public PageRequest request(UUID viewer, String list, PageParameters asked) {
        int limit = Limit.of(asked.limit());
        Optional<Cursors.Place> after =
                Optional.ofNullable(asked.cursor()).map(cursor -> cursors.open(viewer, list, cursor));
        String place = after.map(begin -> begin.first() + "\n" + begin.second()).orElse("");
        return new PageRequest(
                viewer, list, after, limit, new Question(viewer, list + "\n" + limit + "\n" + place, asked.held()));
    }

    /**
     * The page.
     *
     * @param rows up to {@link PageRequest#fetch} of them
     * @param moment what all pages of the list show
     * @param key what the next page begins after
     */
    public <R, T> Page<T> page(
            PageRequest request, List<R> rows, Moment moment, Function<R, Key> key, Function<R, T> item) {
        List<R> shown = shown(request, rows);
        String next = null;
        if (rows.size() > shown.size()) {
            next = cursor(request, moment, key.apply(shown.getLast()));
        }
        return new Page<>(shown.stream().map(item).toList(), next);
    }

    /** The cursor of the page that begins after a key, at the moment that all pages of the list show. */
    public String cursor(PageRequest request, Moment moment, Key after) {
        return cursors.seal(request.viewer(), request.list(), new Cursors.Place(moment, after.first(), after.second()));
    }

    /** The rows that the page holds, without the one that says there is more. */
    public static <R> List<R> shown(PageRequest request, List<R> rows) {
        return rows.subList(0, Math.min(rows.size(), request.limit()));
    }

    /** What a list is ordered by; {@code second} is empty where one value suffices. */
    public record Key(String first, String second) {
        public Key(Object only) {
            this(only.toString(), "");
        }
    }
}
