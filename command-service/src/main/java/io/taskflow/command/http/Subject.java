package io.taskflow.command.http;

import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.watcher.WatcherEvent;
import java.util.UUID;

/**
 * What a command is about.
 *
 * @param stream the thing whose version the answer tells
 * @param home path of its collection; the id follows
 * @param ofWorkspace whether that thing is a workspace
 */
public record Subject(UUID id, UUID stream, String home, boolean ofWorkspace) {
    private Subject(UUID id, UUID stream, String home) {
        this(id, stream, home, false);
    }

    /** The workspace itself. */
    public static Subject workspace(UUID id) {
        return new Subject(id, id, "/api/v1/workspaces/", true);
    }

    /** Someone in a workspace, who counts in its version. */
    public static Subject member(UUID workspaceId, UUID userId) {
        return new Subject(userId, workspaceId, "/api/v1/workspaces/" + workspaceId + "/members/", true);
    }

    /** An invitation to a workspace, which counts in its version. */
    public static Subject invitation(UUID workspaceId, UUID id) {
        return new Subject(id, workspaceId, "/api/v1/invitations/", true);
    }

    /** The board itself. */
    public static Subject board(UUID id) {
        return new Subject(id, id, "/api/v1/boards/");
    }

    /** Someone on a board, who counts in its version. */
    public static Subject boardMember(UUID boardId, UUID userId) {
        return new Subject(userId, boardId, "/api/v1/boards/" + boardId + "/members/");
    }

    /** A column, which counts in its board's version. */
    public static Subject column(UUID boardId, UUID id) {
        return new Subject(id, boardId, "/api/v1/boards/" + boardId + "/columns/");
    }

    /** A label, which counts in its board's version. */
    public static Subject label(UUID boardId, UUID id) {
        return new Subject(id, boardId, "/api/v1/boards/" + boardId + "/labels/");
    }

    /** A custom field, which counts in its board's version. */
    public static Subject field(UUID boardId, UUID id) {
        return new Subject(id, boardId, "/api/v1/boards/" + boardId + "/fields/");
    }

    /** A checklist, which counts in its task's version. */
    public static Subject checklist(UUID taskId, UUID id) {
        return new Subject(id, taskId, "/api/v1/tasks/" + taskId + "/checklists/");
    }

    /** An item of a checklist, which counts in the task's version, too. */
    public static Subject checklistItem(UUID taskId, UUID checklistId, UUID id) {
        return new Subject(id, taskId, "/api/v1/tasks/" + taskId + "/checklists/" + checklistId + "/items/");
    }

    /** A comment, which has versions of its own. */
    public static Subject comment(UUID id) {
        return new Subject(id, id, "/api/v1/comments/");
    }

    /** A filter that someone keeps, which counts in the version of all of theirs. */
    public static Subject filter(UUID userId, UUID id) {
        return new Subject(id, FilterEvent.stream(userId), "/api/v1/me/filters/");
    }

    /** Somebody who watches a task, who counts in the version of all who do. */
    public static Subject watcher(UUID taskId, UUID userId) {
        return new Subject(userId, WatcherEvent.stream(taskId), "/api/v1/tasks/" + taskId + "/watchers/");
    }

    /** The task itself. */
    public static Subject task(UUID id) {
        return new Subject(id, id, "/api/v1/tasks/");
    }
}
