package io.taskflow.support.http;

/** Headers of taskflow's own. */
public final class TaskflowHeaders {
    /** On every answer: the position of the log it shows or made. */
    public static final String POSITION = "Taskflow-Position";
    /** On a query: the position its view must have reached. */
    public static final String MIN_POSITION = "Taskflow-Min-Position";
    /** On a command: makes a repetition answer as the first time. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    /** On a repeated command's answer. */
    public static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";

    private TaskflowHeaders() {}
}
