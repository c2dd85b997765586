package io.taskflow.command.access;

import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** Keeps the commands of one call to one board: to them, tasks of other boards are not there. */
public final class Confinement {
    private static final String BOARD = "confined-to-board";

    private Confinement() {}

    /** Metadata of a command that is confined to a board, or to none. */
    public static Map<String, String> to(@Nullable UUID boardId) {
        return boardId == null ? Map.of() : Map.of(BOARD, boardId.toString());
    }

    /** Whether the command that is being handled may change what is on a board. */
    public static boolean admits(UUID boardId) {
        Object confined = CurrentUnitOfWork.get().getMessage().getMetaData().get(BOARD);
        return confined == null || confined.equals(boardId.toString());
    }
}
