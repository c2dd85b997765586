package io.taskflow.events.board;

/** Who sees a board: all members of its workspace but guests, or those who were added to it and the workspace's owners. */
public enum BoardVisibility {
    WORKSPACE,
    PRIVATE
}
