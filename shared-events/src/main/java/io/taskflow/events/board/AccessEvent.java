package io.taskflow.events.board;

/** An event that changes who sees a board, or what they may do on it. */
public sealed interface AccessEvent extends BoardEvent
        permits BoardVisibilityChanged, BoardMemberAdded, BoardMemberRoleChanged, BoardMemberRemoved {}
