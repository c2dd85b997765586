package io.taskflow.query.history;

import io.taskflow.query.moment.Moment;
import io.taskflow.query.paging.Cursors;
import java.util.UUID;

/** Lists what happened to a task after one of its versions (0: from the start), oldest first. */
record ListTaskHistory(UUID viewer, UUID task, long afterVersion, int limit) {
    /** The text that cursors are bound to. */
    static String text(UUID task) {
        return "/tasks/" + task + "/history";
    }

    String text() {
        return text(task);
    }

    Cursors.Place place(long version) {
        return new Cursors.Place(new Moment.Live(), Long.toString(version), "");
    }
}
