package io.taskflow.support.problem;

import io.taskflow.support.http.TaskflowHeaders;
import org.jspecify.annotations.Nullable;

/** Refusals of which the framework or the server says no more than an HTTP status. */
final class StatusProblems {
    static final String FAULT = "The failure is in the server's log. A command may be sent again with the same "
            + TaskflowHeaders.IDEMPOTENCY_KEY + ".";

    private StatusProblems() {}

    /** @param detail what is known beside the status */
    static ProblemException of(int status, @Nullable String detail) {
        ProblemType type = switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemType.LOG_UNAVAILABLE;
            default -> status < 500 ? ProblemType.MALFORMED : ProblemType.INTERNAL;
        };
        return new ProblemException(type, detail == null ? sentence(type) : detail);
    }

    private static String sentence(ProblemType type) {
        return switch (type) {
            case NOT_FOUND -> "There is nothing at this path; /docs shows what there is";
            case MALFORMED -> "The server cannot read this request: its path, query or a header is not well-formed";
            case INTERNAL -> FAULT;
            default -> type.title();
        };
    }
}
