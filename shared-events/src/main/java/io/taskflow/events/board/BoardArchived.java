package io.taskflow.events.board;

import java.util.UUID;

/** A board left its workspace's list; until restored, nothing on it changes. */
public record BoardArchived(UUID boardId) implements BoardEvent {}
