package io.taskflow.query.search;

import io.taskflow.query.answer.Answer;
import io.taskflow.query.moment.Moment;
import io.taskflow.query.moment.Reached;
import io.taskflow.query.moment.ViewGate;
import io.taskflow.query.paging.PageRequest;
import io.taskflow.query.paging.Pages;
import io.taskflow.query.people.People;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers searches: what is ranked together page by page, then what is older. */
@Component
class SearchHandler {
    /** Where a filter takes nothing of what is ranked together, so many older lots are looked at for one page. */
    private static final int MOST_LOTS = 8;

    // Begins with board_current as every read of the views does. Half a word alike is alike, which two letters in the
    // wrong order are.
    private static final String TOKEN = """
            SELECT projection.live_token('board'), set_config('jit', 'off', true), set_config('pg_trgm.word_similarity_threshold', '0.4', true)
              FROM (SELECT count(*) FROM board.board_current WHERE false) door
            """;

    private final ViewGate views;
    private final Pages pages;

    SearchHandler(ViewGate views, Pages pages) {
        this.views = views;
        this.pages = pages;
    }

    Answer<SearchPage> handle(Search query) {
        // Of all boards any may have what is looked for.
        return views.read(query.asked(), (after, upto) -> true, (jdbc, reached) -> answer(query, jdbc, reached));
    }

    /**
     * A page of what was found.
     *
     * @param ranked all that was ranked with it
     * @param next where the next one begins
     */
    private record Found(List<Ranked> shown, List<Ranked> ranked, Optional<SearchPlace> next) {}

    private Answer<SearchPage> answer(Search query, JdbcClient jdbc, Reached reached) {
        PageRequest page = query.page();
        Moment moment = query.asked().moment();
        long token = jdbc.sql(TOKEN).query((row, index) -> row.getLong(1)).single();
        long shown = reached.check(token, true);
        long position = moment instanceof Moment.AtPosition(long pinned) ? pinned : shown;
        Found found = find(query, position, new Finder(jdbc, query));
        Map<UUID, Hits.Board> boards = Hits.boards(jdbc, found.ranked());
        List<Hits.Row> rows = Hits.read(jdbc, query.words(), found.shown());
        Set<UUID> named = new HashSet<>();
        found.ranked().forEach(one -> named.addAll(one.assignees()));
        rows.forEach(row -> row.author().ifPresent(named::add));
        Collection<UUID> workspaces = new HashSet<>();
        boards.values().forEach(board -> workspaces.add(board.workspace()));
        People people = People.of(jdbc, workspaces, named);
        Moment pinned = moment.pinnedAt(position);
        String next = found.next()
                .map(place -> pages.cursor(page, pinned, place.key()))
                .orElse(null);
        var answer = new SearchPage(
                rows.stream().map(row -> row.hit(boards, people)).toList(),
                Hits.facets(found.ranked(), boards, people),
                next);
        // A cursor is another one each time, and leads to the same page.
        List<Object> content = List.of(answer.items(), answer.facets(), found.next());
        return page.question().answer(moment, content, position, () -> answer);
    }

    private static Found find(Search query, long position, Finder finder) {
        PageRequest page = query.page();
        SearchPlace place = page.after().map(SearchPlace::of).orElseGet(() -> SearchPlace.from(position));
        Finder.Window window = place.upto() == position ? finder.first(place.upto()) : finder.said(place.upto());
        List<Ranked> rest = place.rest(window.ranked());
        for (int lot = 1; rest.isEmpty() && window.full() && lot < MOST_LOTS; lot++) {
            place = SearchPlace.from(window.oldest() - 1);
            window = finder.said(place.upto());
            rest = place.rest(window.ranked());
        }
        if (rest.size() > page.limit()) {
            List<Ranked> shown = new ArrayList<>(rest.subList(0, page.limit()));
            return new Found(shown, window.ranked(), Optional.of(place.after(shown.getLast())));
        }
        Optional<SearchPlace> older =
                window.full() ? Optional.of(SearchPlace.from(window.oldest() - 1)) : Optional.empty();
        return new Found(rest, window.ranked(), older);
    }
}
