package io.taskflow.query.search;

import java.util.List;
import java.util.UUID;

/**
 * Something found that has its rank.
 *
 * @param position of its first event in the log, by which no two are the same
 * @param rank from 3 what has this name, from 2 what says the words, from 1 what has a word that begins so, from 0 what is alike
 * @param taken whether it is what the filter asks for
 * @param assignees of its task, empty if it is not taken
 * @param labels the same, deleted ones among them
 */
record Ranked(UUID id, UUID board, long position, float rank, boolean taken, List<UUID> assignees, List<UUID> labels) {}
