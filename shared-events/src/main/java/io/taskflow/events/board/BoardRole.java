package io.taskflow.events.board;

/** What someone who was added to a board may do on it, from most to least. */
public enum BoardRole {
    EDITOR,
    COMMENTER,
    VIEWER
}
