package io.taskflow.query.search;

import io.taskflow.query.paging.Cursors;
import io.taskflow.query.paging.Pages;
import java.util.List;

/**
 * Where a page begins. What is ranked together begins at a position of the log and goes back from there; within it the best come first, and of what is as
 * good the newest.
 *
 * @param upto the newest position of what is ranked
 * @param rank of the last one shown
 * @param position of the last one shown
 */
record SearchPlace(long upto, float rank, long position) {
    /** Before all that is ranked from a position on. */
    static SearchPlace from(long upto) {
        return new SearchPlace(upto, Float.MAX_VALUE, Long.MAX_VALUE);
    }

    static SearchPlace of(Cursors.Place place) {
        String[] shown = place.second().split(" ", 2);
        return new SearchPlace(Long.parseLong(place.first()), Float.parseFloat(shown[0]), Long.parseLong(shown[1]));
    }

    SearchPlace after(Ranked last) {
        return new SearchPlace(upto, last.rank(), last.position());
    }

    /** What of these comes later. */
    List<Ranked> rest(List<Ranked> ranked) {
        return ranked.stream()
                .filter(one -> one.rank() != rank ? one.rank() < rank : one.position() < position)
                .toList();
    }

    Pages.Key key() {
        return new Pages.Key(Long.toString(upto), rank + " " + position);
    }
}
