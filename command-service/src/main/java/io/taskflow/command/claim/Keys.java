package io.taskflow.command.claim;

import io.taskflow.events.board.BoardRole;
import io.taskflow.events.workspace.MemberRole;
import java.util.UUID;

/** The names of taskflow's claims and counters in the log. What is written here never changes: they are stored. */
public final class Keys {
    public static final String BOARD = "board/";
    public static final String BOARD_ROLE = "board-role/";
    public static final String BOARDS_OF = "boards-of/";
    public static final String SHARED = "shared/";
    public static final String BOARD_OF = "board-of/";
    public static final String COLUMN = "column/";
    public static final String COMMENTS = "comments/";
    public static final String DEPENDENCIES = "dependencies/";
    public static final String OPEN = "open/";
    public static final String FIELDS = "fields/";
    public static final String LABEL = "label/";
    public static final String MADE = "made/";
    public static final String MEMBER = "member/";
    public static final String ROLE = "role/";
    public static final String PLACEHOLDER = "placeholder/";
    public static final String TASK_OF = "task-of/";
    public static final String TASKS = "tasks/";

    private Keys() {}

    /** Stands once the board takes commands; its value says whether it is archived. */
    public static String board(UUID boardId) {
        return BOARD + boardId;
    }

    /** Stands while the board is the workspace's, and not private. */
    public static String shared(UUID boardId) {
        return SHARED + boardId;
    }

    /** Stands while an account that was added to the board has this very role on it. */
    public static String boardRole(UUID boardId, UUID userId, BoardRole role) {
        return BOARD_ROLE + boardId + "/" + userId + "/" + role;
    }

    /** Counts the boards of a workspace that an account was added to. */
    public static String boardsOf(UUID workspaceId, UUID userId) {
        return BOARDS_OF + workspaceId + "/" + userId;
    }

    /** Held by the board that has this external id in its workspace. */
    public static String boardOf(UUID workspaceId, String externalId) {
        return BOARD_OF + workspaceId + "/" + externalId;
    }

    /** Stands while the board has the column; its value is the limit of tasks that blocks, if there is one, or says that it is archived. */
    public static String column(UUID boardId, UUID columnId) {
        return COLUMN + boardId + "/" + columnId;
    }

    /** Counts how often the comments on a task changed. */
    public static String comments(UUID taskId) {
        return COMMENTS + taskId;
    }

    /** Counts how often the board's custom fields changed. */
    public static String fields(UUID boardId) {
        return FIELDS + boardId;
    }

    /** Stands while the board has the label. */
    public static String label(UUID boardId, UUID labelId) {
        return LABEL + boardId + "/" + labelId;
    }

    /** Stands for ever: a column, a label or a custom field was made with this id, on whatever board. */
    public static String made(UUID id) {
        return MADE + id;
    }

    /** Stands while an account is in the workspace. */
    public static String member(UUID workspaceId, UUID userId) {
        return MEMBER + workspaceId + "/" + userId;
    }

    /** Stands while an account has this very role in the workspace: who was lowered proves nothing by the old one. */
    public static String role(UUID workspaceId, UUID userId, MemberRole role) {
        return ROLE + workspaceId + "/" + userId + "/" + role;
    }

    /** Stands while the workspace knows a person that no account stands for. */
    public static String placeholder(UUID workspaceId, UUID placeholderId) {
        return PLACEHOLDER + workspaceId + "/" + placeholderId;
    }

    /** Counts the dependencies that were ever added in a workspace. */
    public static String dependencies(UUID workspaceId) {
        return DEPENDENCIES + workspaceId;
    }

    /** Held by the task that has this external id on its board. */
    public static String taskOf(UUID boardId, String externalId) {
        return TASK_OF + boardId + "/" + externalId;
    }

    /** Counts a column's open tasks. */
    public static String open(UUID columnId) {
        return OPEN + columnId;
    }

    /** Counts a column's tasks, archived ones included. */
    public static String tasks(UUID columnId) {
        return TASKS + columnId;
    }
}
