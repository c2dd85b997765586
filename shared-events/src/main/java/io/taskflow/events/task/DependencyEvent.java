package io.taskflow.events.task;

/**
 * One of the two events that begin or end a dependency. Either task has its own, so that the history of each board is whole by itself wherever the other
 * task is.
 */
public sealed interface DependencyEvent extends TaskEvent
        permits TaskBlocked, TaskUnblocked, BlockingBegan, BlockingEnded {}
