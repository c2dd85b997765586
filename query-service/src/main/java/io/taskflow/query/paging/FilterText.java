package io.taskflow.query.paging;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;

/** Texts that lists are filtered by. */
public final class FilterText {
    private FilterText() {}

    /**
     * The text, if the database can look for it.
     *
     * @param name of the parameter
     * @throws ProblemException {@code malformed}
     */
    public static String of(String text, String name) {
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.ofField(ProblemType.MALFORMED, name, "no-nul", "must not contain NUL");
        }
        return text;
    }
}
