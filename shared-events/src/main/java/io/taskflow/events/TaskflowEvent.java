package io.taskflow.events;

import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;

/**
 * Everything the log can hold. The permitted types are the catalogue; {@link EventTypes} gives each its stored name and
 * revision. Payloads are plain: a null component means "none", unknown JSON properties of later revisions are refused.
 */
public sealed interface TaskflowEvent
        permits WorkspaceEvent, BoardEvent, TaskEvent, CommentEvent, FilterEvent, WatcherEvent {}
