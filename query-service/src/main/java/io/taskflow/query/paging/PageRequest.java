package io.taskflow.query.paging;

import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Moment;
import java.util.Optional;
import java.util.UUID;

/**
 * Which page of which list someone asks for.
 *
 * @param list what is listed, filters included: what cursors are bound to
 * @param after where the page begins; empty for the first
 * @param question this very page, for validators
 */
public record PageRequest(UUID viewer, String list, Optional<Cursors.Place> after, int limit, Question question) {
    /** The moment that the first page showed, which this one shows too. */
    public Optional<Moment> pinned() {
        return after.map(Cursors.Place::moment);
    }

    /** One more row than the page holds says whether there is a next one. */
    public int fetch() {
        return limit + 1;
    }
}
