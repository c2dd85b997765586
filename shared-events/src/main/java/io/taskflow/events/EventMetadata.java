package io.taskflow.events;

/** Keys of the metadata that stands beside every event, a JSON object of texts. */
public final class EventMetadata {
    /** Who caused the event: the id of an account or placeholder; absent when the system did. */
    public static final String ACTOR = "actor";
    /** What the log indexes the event under: the board, or the workspace for events of a workspace. */
    public static final String SCOPE = "scope";

    private EventMetadata() {}
}
